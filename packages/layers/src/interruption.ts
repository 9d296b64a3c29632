import { InterruptedError } from './errors';

/** Signals by which a person or a system asks the program to end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends running Terraforms when the user breaks off: each is asked once, so that it
 * finishes what it has begun, keeps its state and frees its lock. Asked twice,
 * Terraform would give up at once, and lose track of what it was making.
 */
export class Interruption {
  readonly #running = new Set<number>();
  readonly #abort = new AbortController();

  constructor(private readonly tell: (message: string) => void) {}

  /** Aborted once the user has broken off. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Begins to listen; the function returned ends it. */
  listen(): () => void {
    const handler = () => this.#interrupt();
    for (const signal of signals) process.on(signal, handler);
    return () => {
      for (const signal of signals) process.off(signal, handler);
    };
  }

  /** @throws InterruptedError once the user has broken off */
  throwIfInterrupted(): void {
    if (this.#abort.signal.aborted) throw new InterruptedError();
  }

  /** Watches over a process until `ended` settles. */
  async whileRunning<T>(pid: number, ended: Promise<T>): Promise<T> {
    this.#running.add(pid);
    try {
      return await ended;
    } finally {
      this.#running.delete(pid);
    }
  }

  #interrupt(): void {
    if (this.#abort.signal.aborted) {
      this.tell(
        `Still waiting for Terraform to finish (process ${[...this.#running].join(', ') || 'none'}).`,
      );
      return;
    }
    this.#abort.abort();
    if (this.#running.size > 0) {
      this.tell('Stopping: Terraform finishes what it has begun and keeps its state.');
    }
    for (const pid of this.#running) process.kill(pid, 'SIGINT');
  }
}
