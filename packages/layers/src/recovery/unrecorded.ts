import type { TerraformPlan, TerraformResourceChange } from '@diet-game/plan-review/terraform-plan';
import type { State } from '../terraform/state';
import type { UnfinishedApply } from './journal';

/** Something that a killed apply has made, or was making, and that the state does not know. */
export interface Unrecorded {
  readonly address: string;
  readonly type: string;
  /** Its id, if Terraform reported it done; it may or may not exist otherwise. */
  readonly id: string | undefined;
  /** The planned value of one of its attributes, where it is known or follows from ids that are. */
  readonly value: (attribute: string) => string | undefined;
  /** The planned tags, those of the provider included. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Compares what killed applies have reported with what the state knows. */
export function findUnrecorded(applies: readonly UnfinishedApply[], state: State | undefined): Unrecorded[] {
  // A state in a file names what is still being made as well, without anything about it.
  const known = state?.resources.filter(({ instances }) => instances.length > 0) ?? [];
  const recorded = new Set(known.map(({ type, name }) => `${type}.${name}`));
  const ids = new Map<string, string | undefined>();
  const plans = new Map<string, TerraformPlan>();
  for (const { plan, events } of applies) {
    for (const event of events) {
      if (event.type !== 'apply_start' && event.type !== 'apply_complete') continue;
      const { resource, action } = event.hook;
      if (action === 'delete') ids.delete(resource.addr);
      if (action !== 'create') continue;
      ids.set(resource.addr, event.type === 'apply_complete' ? event.hook.id_value : undefined);
      plans.set(resource.addr, plan);
    }
  }
  return [...ids]
    .filter(([address]) => !recorded.has(address))
    .flatMap(([address, id]) => {
      const plan = plans.get(address);
      const change = plan?.resource_changes?.find((candidate) => candidate.address === address);
      return plan === undefined || change === undefined ? [] : [describe(change, plan, id, ids)];
    });
}

function describe(
  { address, type, change }: TerraformResourceChange,
  plan: TerraformPlan,
  id: string | undefined,
  ids: ReadonlyMap<string, string | undefined>,
): Unrecorded {
  const after = Object(change.after) as Readonly<Record<string, unknown>>;
  return {
    address,
    type,
    id,
    value: (attribute) => {
      const planned = after[attribute];
      if (planned !== undefined && planned !== null) return String(planned);
      const source = referenceOf(plan, address, attribute);
      return source === undefined ? undefined : ids.get(source);
    },
    tags: Object(after.tags_all) as Readonly<Record<string, string>>,
  };
}

/** The resource that an attribute refers to. */
function referenceOf(
  { configuration }: TerraformPlan,
  address: string,
  attribute: string,
): string | undefined {
  const resource = configuration?.root_module?.resources?.find((candidate) => candidate.address === address);
  const [reference] = resource?.expressions?.[attribute]?.references ?? [];
  return reference?.split('.').slice(0, 2).join('.');
}
