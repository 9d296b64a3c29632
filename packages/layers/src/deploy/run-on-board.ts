import { InterruptedError, messageOf, UserError } from '../errors';
import type { Board, BoardLine } from '../progress/board';
import { type OrderOptions, type Outcomes, runLayers } from '../stacks/layer-order';
import type { Stack } from '../stacks/stack';

/** Does the work of every layer in order, and shows on the board how each ends. */
export async function runOnBoard<T>(
  stacks: readonly Stack[],
  { board, ...order }: OrderOptions & { readonly board: Board },
  work: (stack: Stack, line: BoardLine, before: ReadonlyMap<string, T>) => Promise<T>,
): Promise<Outcomes<T>> {
  const outcomes = await runLayers<T>(stacks, order, async (stack, before) => {
    const line = board.line(stack.layer);
    try {
      return await work(stack, line, before);
    } catch (error) {
      line.fail(inBrief(error));
      throw error;
    }
  });
  for (const [layer, outcome] of outcomes) {
    if (outcome.status === 'skipped')
      board.line(layer).skip(`not begun, because of ${outcome.because.join(', ')}`);
  }
  return outcomes;
}

/** What fits on the line of a layer; the whole message follows below the board. */
function inBrief(error: unknown): string {
  if (error instanceof InterruptedError) return 'interrupted';
  if (error instanceof UserError) return `${error.code}, see below`;
  return messageOf(error).split('\n')[0] ?? '';
}
