import type { Metric } from '../observability/alarm';
import type { Graph } from '../observability/dashboard';

/** A metric of a NAT gateway. Source: VPC user guide, "NAT gateway metrics and dimensions". */
function natMetric(natGatewayId: string, name: string, statistic: Metric['statistic']): Metric {
  return { namespace: 'AWS/NATGateway', name, dimensions: { NatGatewayId: natGatewayId }, statistic };
}

/** What the layer's dashboard shows of the ways out. */
export function natGraphs(natGatewayIds: readonly string[]): readonly Graph[] {
  const graph = (title: string, statistic: Metric['statistic'], ...names: readonly string[]): Graph => ({
    title: `NAT: ${title}`,
    metrics: natGatewayIds.flatMap((id) => names.map((name) => natMetric(id, name, statistic))),
  });
  return [
    graph('bytes out and back', 'Sum', 'BytesOutToDestination', 'BytesInFromDestination'),
    graph('connections', 'Maximum', 'ActiveConnectionCount'),
    // Every one of these is a connection that somebody wanted and did not get.
    graph('refused for want of a port', 'Sum', 'ErrorPortAllocation'),
    graph('packets dropped', 'Sum', 'PacketsDropCount'),
    graph('idle connections ended', 'Sum', 'IdleTimeoutCount'),
  ];
}
