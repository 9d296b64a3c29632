import { type Palette, plainPalette } from '@diet-game/plan-review/render-text';
import colors from 'picocolors';

/** Colours for a stream: none where it is no terminal, or where `NO_COLOR` is set. */
export function paletteFor(stream: NodeJS.WriteStream, variables: NodeJS.ProcessEnv): Palette {
  const wanted = variables.FORCE_COLOR !== undefined || (stream.isTTY && variables.TERM !== 'dumb');
  if (!wanted || variables.NO_COLOR !== undefined) return plainPalette;
  const { green, yellow, red, dim } = colors.createColors(true);
  return { create: green, change: yellow, destroy: red, faint: dim };
}
