import { PGraph } from 'p-graph';
import type { Stack } from './stack';

/** How the work on one layer ended. */
type Outcome<T> =
  | { readonly status: 'done'; readonly value: T; readonly seconds: number }
  | { readonly status: 'failed'; readonly error: unknown; readonly seconds: number }
  /** Not begun, because the layers named did not end well. */
  | { readonly status: 'skipped'; readonly because: readonly string[] };

export type Outcomes<T> = ReadonlyMap<string, Outcome<T>>;

export interface OrderOptions {
  /** Layers at work at the same time. */
  readonly parallelism: number;
  /** `forward`: a layer after those it consumes. `backward`: a layer after those that consume it. */
  readonly direction: 'forward' | 'backward';
}

/** The layers among `stacks`, of the same environment, whose contracts `stack` consumes. */
export function upstreamOf(stack: Stack, stacks: readonly Stack[]): Stack[] {
  return stacks.filter(
    ({ publishes, environment }) =>
      environment.name === stack.environment.name &&
      stack.consumes.some(({ layer }) => layer === publishes?.layer),
  );
}

/** The layers among `stacks` that consume the contract of `stack`. */
export function downstreamOf(stack: Stack, stacks: readonly Stack[]): Stack[] {
  return stacks.filter((candidate) => upstreamOf(candidate, [stack]).length > 0);
}

/** The stacks in an order in which each comes after those it consumes. */
export function inOrder(stacks: readonly Stack[]): Stack[] {
  const ordered: Stack[] = [];
  const visit = (stack: Stack) => {
    if (ordered.includes(stack)) return;
    upstreamOf(stack, stacks).forEach(visit);
    ordered.push(stack);
  };
  stacks.forEach(visit);
  return ordered;
}

/**
 * Does the work of every layer, each as soon as those before it are done, and
 * independent ones side by side. A layer that fails stops those after it and
 * nothing else.
 */
export async function runLayers<T>(
  stacks: readonly Stack[],
  { parallelism, direction }: OrderOptions,
  work: (stack: Stack, before: ReadonlyMap<string, T>) => Promise<T>,
): Promise<Outcomes<T>> {
  const before = (stack: Stack) =>
    direction === 'forward' ? upstreamOf(stack, stacks) : downstreamOf(stack, stacks);
  const outcomes = new Map<string, Outcome<T>>();
  const done = new Map<string, T>();

  const run = async (stack: Stack): Promise<void> => {
    const because = before(stack)
      .filter(({ layer }) => !done.has(layer))
      .map(({ layer }) => layer);
    if (because.length > 0) {
      outcomes.set(stack.layer, { status: 'skipped', because });
      return;
    }
    const start = performance.now();
    const seconds = () => Math.round(performance.now() - start) / 1000;
    try {
      const value = await work(stack, done);
      done.set(stack.layer, value);
      outcomes.set(stack.layer, { status: 'done', value, seconds: seconds() });
    } catch (error) {
      outcomes.set(stack.layer, { status: 'failed', error, seconds: seconds() });
    }
  };

  const nodes = new Map(stacks.map((stack) => [stack.layer, { run: () => run(stack) }]));
  const edges = stacks.flatMap((stack) =>
    before(stack).map((earlier): [string, string] => [earlier.layer, stack.layer]),
  );
  await new PGraph(nodes, edges).run({ concurrency: parallelism });
  return outcomes;
}
