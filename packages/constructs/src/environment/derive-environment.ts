import type { DeepReadonly, EnvironmentInput } from './environment';

/** Any part of a description, down to single values; a list replaces the list it stands for. */
export type EnvironmentChanges = DeepPartial<EnvironmentInput> & { readonly name: string };

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/**
 * The description of an environment that is another one but for the changes
 * given. `state` and `disasterRecovery` are replaced whole, because their fields
 * depend on the kind chosen.
 */
export function deriveEnvironment(base: EnvironmentInput, changes: EnvironmentChanges): EnvironmentInput {
  const merged = merge(base, changes);
  return { ...merged, ...pick(changes, 'state'), ...pick(changes, 'disasterRecovery') };
}

function pick<K extends 'state' | 'disasterRecovery'>(changes: EnvironmentChanges, key: K) {
  return (key in changes ? { [key]: changes[key] } : {}) as Partial<EnvironmentInput>;
}

function merge<T>(base: T, changes: DeepPartial<DeepReadonly<T>>): T {
  if (!isPlainObject(base) || !isPlainObject(changes)) return changes as T;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    merged[key] = key in base ? merge(base[key], change as never) : change;
  }
  return merged as T;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
