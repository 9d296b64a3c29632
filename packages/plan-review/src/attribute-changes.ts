import type { TerraformChange } from './terraform-plan';

/** A value of a plan as a person may see it. */
export type ReviewedValue =
  | { readonly kind: 'known'; readonly value: unknown }
  /** Known only after the apply. */
  | { readonly kind: 'unknown' }
  /** Marked sensitive by the configuration or the provider; never shown. */
  | { readonly kind: 'sensitive' };

/** One attribute that changes. */
export interface AttributeChange {
  /** Where, such as `tags.Name` or `ingress.0.from_port`. */
  readonly path: string;
  readonly before: ReviewedValue;
  readonly after: ReviewedValue;
}

/**
 * The attributes that differ between before and after, down to single values.
 * What is empty in one way and empty in another (`null`, `""`, `[]`, `{}`) does
 * not differ: providers use them for the same thing. A block that is there or not
 * does, even if it is empty: `count {}` and `none {}` mean opposite things.
 */
export function attributeChanges(change: TerraformChange): AttributeChange[] {
  return differences(
    {
      before: change.before ?? undefined,
      after: change.after ?? undefined,
      unknown: change.after_unknown,
      beforeSensitive: change.before_sensitive,
      afterSensitive: change.after_sensitive,
    },
    '',
  );
}

/** The same place of the parallel trees that a plan keeps of one object. */
interface Place {
  readonly before: unknown;
  readonly after: unknown;
  readonly unknown: unknown;
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
}

function differences(place: Place, path: string): AttributeChange[] {
  if (
    place.unknown === true ||
    place.beforeSensitive === true ||
    place.afterSensitive === true ||
    isLeaf(place)
  ) {
    return leafDifference(place, path);
  }
  const keys = new Set(
    [place.before, place.after, place.unknown].flatMap((tree) => Object.keys(Object(tree))),
  );
  const inList = [place.before, place.after].some(Array.isArray);
  return [...keys].flatMap((key) => {
    const inner = step(place, key);
    const innerPath = path === '' ? key : `${path}.${key}`;
    const found = differences(inner, innerPath);
    return found.length === 0 && inList && isLoneBlock(inner) ? [blockDifference(inner, innerPath)] : found;
  });
}

/** Whether a member of a list of blocks is there on one side only. */
function isLoneBlock({ before, after }: Place): boolean {
  return (before === undefined) !== (after === undefined) && typeof (before ?? after) === 'object';
}

function blockDifference({ before, after }: Place, path: string): AttributeChange {
  return { path, before: { kind: 'known', value: before }, after: { kind: 'known', value: after } };
}

function leafDifference(place: Place, path: string): AttributeChange[] {
  if (place.unknown !== true && same(place.before, place.after)) return [];
  if (hasMark(place.beforeSensitive) || hasMark(place.afterSensitive)) {
    return [{ path, before: { kind: 'sensitive' }, after: { kind: 'sensitive' } }];
  }
  return [
    {
      path,
      before: { kind: 'known', value: place.before },
      after: place.unknown === true ? { kind: 'unknown' } : { kind: 'known', value: place.after },
    },
  ];
}

/** Whether a tree of marks has one anywhere. */
function hasMark(marks: unknown): boolean {
  if (typeof marks === 'object' && marks !== null) return Object.values(marks).some(hasMark);
  return marks === true;
}

function isLeaf({ before, after, unknown }: Place): boolean {
  return ![before, after, unknown].some((value) => typeof value === 'object' && value !== null);
}

function same(before: unknown, after: unknown): boolean {
  return (isEmpty(before) && isEmpty(after)) || JSON.stringify(before) === JSON.stringify(after);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function step(place: Place, key: string): Place {
  const into = (tree: unknown) =>
    typeof tree === 'object' && tree !== null ? (tree as Readonly<Record<string, unknown>>)[key] : undefined;
  return {
    before: into(place.before),
    after: into(place.after),
    unknown: into(place.unknown),
    beforeSensitive: into(place.beforeSensitive),
    afterSensitive: into(place.afterSensitive),
  };
}
