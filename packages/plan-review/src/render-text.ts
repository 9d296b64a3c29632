import type { AttributeChange, ReviewedValue } from './attribute-changes';
import { type ChangeAction, changeActions, type PlanSummary, type ResourceChange } from './summarize';

/** A way to colour a text. */
export type Paint = (text: string) => string;

/** The colours of a report; each leaves the text as it is where there are none. */
export interface Palette {
  readonly create: Paint;
  readonly change: Paint;
  readonly destroy: Paint;
  readonly faint: Paint;
}

/** No colours at all. */
export const plainPalette: Palette = {
  create: (text) => text,
  change: (text) => text,
  destroy: (text) => text,
  faint: (text) => text,
};

const signs: Readonly<Record<ChangeAction, string>> = {
  import: '<',
  create: '+',
  update: '~',
  forget: '.',
  replace: '±',
  delete: '-',
};

/** Lines beyond which the names of one type are cut. */
const longestList = 8;

/**
 * Renders what a plan would do: harmful changes first, a line a resource with
 * the attributes that change; resources that are only created or imported by type.
 */
export function renderChanges({ changes }: PlanSummary, palette: Palette): string[] {
  return [...changeActions].reverse().flatMap((action) => {
    const some = changes.filter((change) => change.action === action);
    const paint = paintOf(action, palette);
    return action === 'create' || action === 'import'
      ? renderByType(some, `${signs[action]} `, paint, palette)
      : some.flatMap((change) => renderResource(change, paint, palette));
  });
}

function renderResource(change: ResourceChange, paint: Paint, { faint }: Palette): string[] {
  const because = change.action === 'replace' && change.replacedBy.length > 0;
  const reason = because ? faint(` because of ${change.replacedBy.join(', ')}`) : '';
  const title = `${paint(`${signs[change.action]} ${change.address}`)}${reason}`;
  if (change.action === 'delete' || change.action === 'forget') return [title];
  const shown = change.attributes.filter(
    ({ after }) => after.kind !== 'unknown' || change.action === 'update',
  );
  return [title, ...shown.map((attribute) => faint(`    ${renderAttribute(attribute)}`))];
}

function renderByType(
  changes: readonly ResourceChange[],
  sign: string,
  paint: Paint,
  { faint }: Palette,
): string[] {
  const types = [...new Set(changes.map(({ type }) => type))].sort();
  return types.map((type) => {
    const names = changes
      .filter((change) => change.type === type)
      .map(({ address }) => address.slice(type.length + 1));
    const listed = names.slice(0, longestList).join(', ');
    const more = names.length > longestList ? `, and ${names.length - longestList} more` : '';
    return `${paint(sign + type)} ${faint(`${listed}${more}`)}`;
  });
}

function renderAttribute({ path, before, after }: AttributeChange): string {
  return `${path}: ${renderValue(before)} → ${renderValue(after)}`;
}

function renderValue(value: ReviewedValue): string {
  switch (value.kind) {
    case 'sensitive':
      return '(sensitive)';
    case 'unknown':
      return '(known after apply)';
    case 'known':
      return value.value === undefined || value.value === null
        ? '(none)'
        : abbreviate(JSON.stringify(value.value));
  }
}

function abbreviate(text: string, length = 100): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function paintOf(action: ChangeAction, palette: Palette): Paint {
  if (action === 'create' || action === 'import') return palette.create;
  return action === 'update' ? palette.change : palette.destroy;
}
