import { UserError } from '../errors';
import type { Stack } from './stack';

/**
 * The stacks of the layers that were named, or all of them.
 *
 * @throws UserError naming every layer that there is not
 */
export function selectLayers(stacks: readonly Stack[], layers: readonly string[]): Stack[] {
  const known = stacks.map(({ layer }) => layer);
  const unknown = layers.filter((layer) => !known.includes(layer));
  if (unknown.length > 0) {
    throw new UserError(
      'LAYERS-CLI-001',
      `there is no layer ${unknown.map((layer) => JSON.stringify(layer)).join(' or ')}; accepted: ${known.join(', ')}`,
    );
  }
  return stacks.filter(({ layer }) => layers.length === 0 || layers.includes(layer));
}
