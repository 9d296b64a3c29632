import { DefaultRenderer, Listr, ListrLogger, type ListrTaskWrapper, ProcessOutput } from 'listr2';
import { type Board, type BoardLine, formatElapsed } from './board';

type Task = Pick<ListrTaskWrapper<unknown, never, never>, 'title' | 'skip'>;

const tickMilliseconds = 500;

/**
 * Draws wherever its stream goes. Listr would look at standard output, which may
 * be a pipe while standard error is a terminal.
 */
class TerminalRenderer extends DefaultRenderer {
  static override nonTTY = true;
}

/** Keeps one line a layer up to date on a terminal. */
export class LiveBoard implements Board {
  readonly #lines: ReadonlyMap<string, LiveLine>;
  readonly #finished: Promise<unknown>;
  readonly #timer: NodeJS.Timeout;

  constructor(
    names: readonly string[],
    stream: NodeJS.WriteStream,
    /** Aborted once the user has broken off. */
    signal: AbortSignal,
  ) {
    const width = Math.max(...names.map((name) => name.length));
    this.#lines = new Map(names.map((name) => [name, new LiveLine(name.padEnd(width), signal)]));
    const list = new Listr<unknown, typeof TerminalRenderer, 'silent'>([], {
      renderer: TerminalRenderer,
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: {
        collapseErrors: false,
        showErrorMessage: false,
        showSkipMessage: false,
        logger: new ListrLogger({ processOutput: new ProcessOutput(stream, stream) }),
      },
    });
    for (const line of this.#lines.values()) {
      list.add({ title: line.title, task: (_, task) => line.run(task as unknown as Task) });
    }
    this.#finished = list.run();
    this.#timer = setInterval(() => {
      for (const line of this.#lines.values()) line.render();
    }, tickMilliseconds);
  }

  line(name: string): BoardLine {
    const line = this.#lines.get(name);
    if (line === undefined) throw new Error(`the board has no line ${name}`);
    return line;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const line of this.#lines.values()) line.end('skip', line.text);
    await this.#finished;
  }
}

class LiveLine implements BoardLine {
  text = 'waiting';
  #task: Task | undefined;
  readonly #start = Date.now();
  #ended: 'succeed' | 'skip' | 'fail' | undefined;
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  constructor(
    private readonly name: string,
    private readonly signal: AbortSignal,
  ) {}

  get title(): string {
    return `${this.name}  ${formatElapsed(Date.now() - this.#start).padStart(5)}  ${this.#isStopping ? 'stopping: ' : ''}${this.text}`;
  }

  /** While the lines are live, nothing else that is written to the terminal appears. */
  get #isStopping(): boolean {
    return this.signal.aborted && this.#ended === undefined;
  }

  async run(task: Task): Promise<void> {
    this.#task = task;
    await new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject };
      if (this.#ended !== undefined) this.#finish();
    });
  }

  show(phase: string, detail?: string): void {
    this.text = detail === undefined ? phase : `${phase} ${detail}`;
    this.render();
  }

  succeed(result: string): void {
    this.end('succeed', result);
  }

  skip(reason: string): void {
    this.end('skip', reason);
  }

  fail(reason: string): void {
    this.end('fail', reason);
  }

  end(how: 'succeed' | 'skip' | 'fail', text: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = how;
    this.text = text;
    this.#finish();
  }

  render(): void {
    if (this.#ended === undefined && this.#task !== undefined) this.#task.title = this.title;
  }

  #finish(): void {
    if (this.#task === undefined || this.#settle === undefined) return;
    this.#task.title = this.title;
    if (this.#ended === 'fail') {
      this.#settle.reject(new Error(this.text));
      return;
    }
    if (this.#ended === 'skip') this.#task.skip();
    this.#settle.resolve();
  }
}
