import { readFileSync } from 'node:fs';
import { sandbox } from '@diet-game/environments/sandbox';
import { describe, expect, it } from '@jest/globals';
import { layers, withProgram } from './sandbox';

/** A resource that a change is expected to touch, and how. */
interface Expected {
  readonly address: string;
  readonly action: 'create' | 'update';
  /** `node_type: cache.r6g.large → cache.r6g.xlarge`; none for what is created. */
  readonly attributes?: readonly string[];
}

/** One change of the environment, and all that follows from it in one layer. */
interface Change {
  readonly layer: string;
  readonly what: string;
  /** What changes in the description of the sandbox. */
  readonly variant: object;
  readonly expected: readonly Expected[];
}

const created = (...addresses: string[]): Expected[] =>
  addresses.map((address) => ({ address, action: 'create' }));

/** One change a layer. What another layer consumes may change in `network` only, whose row is planned alone. */
const changes: readonly Change[] = [
  {
    layer: 'network',
    what: 'a fourth zone',
    variant: { cloud: { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'] } },
    expected: [
      {
        address: 'aws_cloudwatch_dashboard.dashboard',
        action: 'update',
        attributes: ['dashboard_body: → after the apply'],
      },
      {
        address: 'aws_db_subnet_group.data',
        action: 'update',
        attributes: ['subnet_ids: → after the apply'],
      },
      {
        address: 'aws_elasticache_subnet_group.data',
        action: 'update',
        attributes: ['subnet_ids: → after the apply'],
      },
      ...created('aws_eip.nat_d', 'aws_nat_gateway.nat_d'),
      ...['egress_700', 'egress_800', 'ingress_1000', 'ingress_1100', 'ingress_1200'].flatMap((rule) =>
        created(`aws_network_acl_rule.database_${rule}`),
      ),
      ...created('aws_route.private_d_nat', 'aws_route.public_d_internet'),
      ...['route_table', 'route_table_association', 'subnet'].flatMap((type) =>
        created(`aws_${type}.database_d`, `aws_${type}.private_d`, `aws_${type}.public_d`),
      ),
    ],
  },
  {
    layer: 'data',
    what: 'a bigger database',
    variant: { storage: { databases: { postgres: { instanceClass: 'db.r6g.xlarge' } } } },
    expected: [
      {
        address: 'aws_db_instance.postgres',
        action: 'update',
        attributes: ['instance_class: db.r6g.large → db.r6g.xlarge'],
      },
      {
        address: 'aws_cloudwatch_metric_alarm.postgres_connections',
        action: 'update',
        attributes: ['threshold: 1441 → 2883'],
      },
      {
        address: 'aws_cloudwatch_metric_alarm.postgres_free_memory',
        action: 'update',
        attributes: ['threshold: 1717986918.4 → 3435973836.8'],
      },
      {
        address: 'aws_cloudwatch_metric_alarm.postgres_load',
        action: 'update',
        attributes: ['threshold: 2 → 4'],
      },
    ],
  },
  {
    layer: 'edge',
    what: 'a rule of the firewalls that only counts',
    variant: { security: { monitoring: { wafCountRules: ['common'] } } },
    expected: ['cdn_firewall', 'load_balancer_firewall'].map((name) => ({
      address: `aws_wafv2_web_acl.${name}`,
      action: 'update',
      attributes: [
        'rule.2.override_action.0.count.0: nothing → {}',
        'rule.2.override_action.0.none.0: {} → nothing',
      ],
    })),
  },
  {
    layer: 'cluster',
    what: 'another node group',
    variant: {
      compute: {
        containers: {
          nodeGroups: [
            ...sandbox.compute.containers.nodeGroups,
            { name: 'batch', instanceTypes: ['m7g.large'], minimum: 0, maximum: 4 },
          ],
        },
      },
    },
    expected: created(
      'aws_launch_template.nodes_batch',
      'aws_eks_node_group.nodes_batch',
      'aws_autoscaling_group_tag.nodes_batch_autoscaler_enabled',
      'aws_autoscaling_group_tag.nodes_batch_autoscaler_owner',
      'aws_cloudwatch_metric_alarm.nodes_batch_shortage',
    ),
  },
];

interface PlannedChange {
  readonly address: string;
  readonly action: string;
  readonly replacedBy: readonly string[];
  readonly attributes?: readonly {
    readonly path: string;
    readonly before: { readonly kind: string; readonly value?: unknown };
    readonly after: { readonly kind: string; readonly value?: unknown };
  }[];
}

const { gaps } = JSON.parse(readFileSync('packages/layers/src/sandbox/gaps.json', 'utf8')) as {
  gaps: readonly { type: string; attributes?: readonly string[] }[];
};

/** A block that comes or goes is an object, or nothing. */
function render(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * A change as a real account would see it: what the emulator forgets of the same
 * resource is left aside, and so is a replacement that only such an attribute forces.
 */
function withoutGaps({
  address,
  action,
  replacedBy,
  attributes = [],
}: PlannedChange): Expected & { action: string } {
  const forgotten = gaps
    .filter(({ type }) => type === address.split('.')[0])
    .flatMap((gap) => gap.attributes ?? []);
  const isForgotten = (path: string) => forgotten.includes(path.split('.')[0] ?? '');
  const isForced = action === 'replace' && replacedBy.every(isForgotten);
  const lines = attributes
    .filter(({ path, after }) => !isForgotten(path) && !(isForced && after.kind === 'unknown'))
    .map(({ path, before, after }) =>
      after.kind === 'known'
        ? `${path}: ${render(before.value)} → ${render(after.value)}`
        : `${path}: → after the apply`,
    );
  return {
    address,
    action: (isForced ? 'update' : action) as Expected['action'],
    ...(lines.length > 0 && { attributes: lines }),
  };
}

async function plan(
  names: readonly string[],
  variant: object,
): Promise<ReadonlyMap<string, PlannedChange[]>> {
  const { stdout, stderr } = await layers(
    ['plan', 'sandbox', ...names, '--json'],
    withProgram('variant', variant),
  );
  const report = JSON.parse(stdout) as {
    layers: { layer: string; status: string; changes: PlannedChange[] }[];
  };
  if (report.layers.some(({ status }) => status !== 'done')) throw new Error(stderr);
  return new Map(report.layers.map(({ layer, changes: planned }) => [layer, planned]));
}

/** Plans one change a layer against the platform that is up. Nothing is applied. */
export function describeChanges(): void {
  const holdingData = new Set(
    Object.values(
      JSON.parse(readFileSync('test/holds-data.json', 'utf8')) as Record<string, string[]>,
    ).flat(),
  );
  const plans = new Map<string, PlannedChange[]>();

  /** The network's change moves what the others stand on; theirs are independent, and planned side by side. */
  async function planned(layer: string): Promise<PlannedChange[]> {
    if (!plans.has(layer)) {
      const group = changes.filter((change) => (change.layer === 'network') === (layer === 'network'));
      const found = await plan(
        group.map((change) => change.layer),
        group.map((change) => change.variant),
      );
      for (const [name, some] of found) plans.set(name, some);
    }
    return plans.get(layer) ?? [];
  }

  describe.each(changes)('$what in $layer', ({ layer, expected }) => {
    it('is all that the plan of the layer shows', async () => {
      const found = (await planned(layer)).map(withoutGaps);
      const byAddress = (a: { address: string }, b: { address: string }) => (a.address < b.address ? -1 : 1);

      expect(found.sort(byAddress)).toEqual([...expected].sort(byAddress));
    });

    it('leaves what holds data in place', async () => {
      const harmed = (await planned(layer))
        .map(withoutGaps)
        .filter(({ action }) => !['create', 'update'].includes(action));

      expect(harmed.filter(({ address }) => holdingData.has(address))).toEqual([]);
    });
  });
}
