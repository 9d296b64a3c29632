import type { AttributeChange, ReviewedValue } from './attribute-changes';
import type { PlanSummary, ResourceChange } from './summarize';

/**
 * Compares a plan that was made ahead, from assumed values, with the plan that
 * was made when the values were there. They are the same change if they touch
 * the same resources in the same way, and every attribute whose value was known
 * and not assumed is as it was shown.
 *
 * @param standIns values that stood in for unknown ones, such as a contract's examples
 * @returns what differs, a sentence each; empty if nothing does
 */
export function differingChanges(
  reviewed: PlanSummary,
  actual: PlanSummary,
  standIns: readonly unknown[],
): string[] {
  const before = byAddress(reviewed.changes);
  const after = byAddress(actual.changes);
  const placeholders = standIns.flatMap(leaves);

  const appeared = actual.changes
    .filter(({ address }) => !before.has(address))
    .map(({ address, action }) => `${address}: ${action}, which the plan that was shown did not have`);
  const vanished = reviewed.changes
    .filter(({ address }) => !after.has(address))
    .map(({ address, action }) => `${address}: ${action} was shown and is no longer planned`);
  const changed = reviewed.changes.flatMap((shown) => {
    const now = after.get(shown.address);
    return now === undefined ? [] : differences(shown, now, placeholders);
  });
  return [...appeared, ...vanished, ...changed];
}

function differences(shown: ResourceChange, now: ResourceChange, placeholders: readonly unknown[]): string[] {
  if (shown.action !== now.action)
    return [`${shown.address}: ${shown.action} was shown, ${now.action} is planned`];
  const paths = new Set([...shown.attributes, ...now.attributes].map(({ path }) => path));
  return [...paths].flatMap((path) => {
    const [before, after] = [valueAt(shown.attributes, path), valueAt(now.attributes, path)];
    return compatible(before, after, placeholders)
      ? []
      : [`${shown.address}: ${path} differs from what was shown`];
  });
}

/** Whether a value that was shown allows for the one that is planned. */
function compatible(
  shown: ReviewedValue | undefined,
  now: ReviewedValue | undefined,
  placeholders: readonly unknown[],
): boolean {
  if (shown?.kind === 'unknown' || now?.kind === 'unknown') return true;
  if (shown?.kind === 'sensitive' || now?.kind === 'sensitive') return shown?.kind === now?.kind;
  if (placeholders.some((placeholder) => mentions(shown?.value, placeholder))) return true;
  return JSON.stringify(shown?.value) === JSON.stringify(now?.value);
}

/** A text may contain a placeholder, as a policy contains an ARN; any other value must be it. */
function mentions(value: unknown, placeholder: unknown): boolean {
  return typeof value === 'string' && typeof placeholder === 'string'
    ? value.includes(placeholder)
    : value === placeholder;
}

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

function valueAt(attributes: readonly AttributeChange[], path: string): ReviewedValue | undefined {
  return attributes.find((attribute) => attribute.path === path)?.after;
}

function byAddress(changes: readonly ResourceChange[]): ReadonlyMap<string, ResourceChange> {
  return new Map(changes.map((change) => [change.address, change]));
}
