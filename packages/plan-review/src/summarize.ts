import { type AttributeChange, attributeChanges } from './attribute-changes';
import type { TerraformAction, TerraformPlan, TerraformResourceChange } from './terraform-plan';

/** What happens to a resource, in one word. */
export type ChangeAction = 'create' | 'update' | 'replace' | 'delete' | 'import' | 'forget';

/** The actions, the most harmful last. */
export const changeActions: readonly ChangeAction[] = [
  'import',
  'create',
  'update',
  'forget',
  'replace',
  'delete',
];

/** A resource that changes. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action: ChangeAction;
  readonly attributes: readonly AttributeChange[];
  /** Attributes that force a replacement. */
  readonly replacedBy: readonly string[];
  /** Whether an object that exists already is taken into the state. */
  readonly imported: boolean;
}

/** An output whose value changes. */
export interface OutputChange {
  readonly name: string;
  /** The new value where it is known and may be shown. */
  readonly value?: unknown;
  readonly known: boolean;
  /** Addresses of the resources that the value comes from. */
  readonly from: readonly string[];
}

/** What a plan would do. */
export interface PlanSummary {
  readonly changes: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
}

/** Reads what a plan would do from Terraform's JSON. Data that is only read is left out. */
export function summarizePlan(plan: TerraformPlan): PlanSummary {
  const changes = (plan.resource_changes ?? [])
    .filter(({ mode }) => mode === 'managed')
    .flatMap((change) => summarizeChange(change) ?? []);
  const outputs = Object.entries(plan.output_changes ?? {})
    .filter(([, { actions }]) => !actions.includes('no-op'))
    .map(([name, change]): OutputChange => {
      const known = isKnown(change.after_unknown);
      const shown = known && change.after_sensitive !== true && !change.actions.includes('delete');
      return { name, known, from: sourcesOf(plan, name), ...(shown && { value: change.after }) };
    });
  return { changes, outputs };
}

/** How many changes of each kind there are. */
export function countActions(changes: readonly ResourceChange[]): Readonly<Record<ChangeAction, number>> {
  const count = (wanted: ChangeAction) => changes.filter(({ action }) => action === wanted).length;
  return Object.fromEntries(changeActions.map((action) => [action, count(action)])) as Record<
    ChangeAction,
    number
  >;
}

function summarizeChange({ address, type, change }: TerraformResourceChange): ResourceChange | undefined {
  const action = actionOf(change.actions) ?? (change.importing === undefined ? undefined : 'import');
  if (action === undefined) return undefined;
  return {
    address,
    type,
    action,
    attributes: attributeChanges(change),
    replacedBy: (change.replace_paths ?? []).map((path) => path.join('.')),
    imported: change.importing !== undefined,
  };
}

function actionOf(actions: readonly TerraformAction[]): ChangeAction | undefined {
  const has = (action: TerraformAction) => actions.includes(action);
  if (has('create') && (has('delete') || has('forget'))) return 'replace';
  for (const action of ['create', 'update', 'delete', 'forget'] as const) if (has(action)) return action;
  return undefined;
}

/** The resources that an output refers to: `aws_vpc.main`, without attributes. */
function sourcesOf({ configuration }: TerraformPlan, output: string): string[] {
  const references = configuration?.root_module?.outputs?.[output]?.expression?.references ?? [];
  return [...new Set(references.map((reference) => reference.split('.').slice(0, 2).join('.')))];
}

function isKnown(unknown: unknown): boolean {
  if (unknown === true) return false;
  return typeof unknown !== 'object' || unknown === null || Object.values(unknown).every(isKnown);
}
