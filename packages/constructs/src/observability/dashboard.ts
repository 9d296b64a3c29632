import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { homeRegion, resourceName } from '../environment/names';
import type { Metric } from './alarm';

/** One graph: the metrics that belong together. */
export interface Graph {
  readonly title: string;
  readonly metrics: readonly Metric[];
  /** Where the metrics are. @default the environment's home region */
  readonly region?: string;
}

export interface DashboardProps {
  readonly environment: Environment;
  /** The layer that the dashboard shows. */
  readonly layer: string;
  readonly graphs: readonly Graph[];
}

/** Width and height of a graph, in the units of CloudWatch's grid, which is 24 wide. */
const size = { width: 8, height: 6 };
const columns = 3;

/** The graphs of one layer on one page of CloudWatch. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { environment, layer, graphs }: DashboardProps) {
    super(scope, id);
    new CloudwatchDashboard(this, 'cloudwatch_dashboard', {
      dashboardName: resourceName(environment, layer),
      dashboardBody: JSON.stringify({
        widgets: graphs.map(({ title, metrics, region = homeRegion(environment) }, index) => ({
          type: 'metric',
          x: (index % columns) * size.width,
          y: Math.floor(index / columns) * size.height,
          ...size,
          properties: { title, region, view: 'timeSeries', metrics: metrics.map(render) },
        })),
      }),
    });
  }
}

/** A metric as a dashboard's body has it. Source: CloudWatch API reference, "Dashboard body structure and syntax". */
function render({ namespace, name, dimensions, statistic }: Metric) {
  return [namespace, name, ...Object.entries(dimensions).flat(), { stat: statistic }];
}
