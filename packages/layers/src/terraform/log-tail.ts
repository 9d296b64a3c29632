import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const pollMilliseconds = 100;

/**
 * Follows a file that another process appends to, line by line. Terraform writes
 * to a file rather than to a pipe, so that it goes on, and keeps its state,
 * should this program be killed.
 */
export class LogTail {
  readonly #descriptor: number;
  readonly #decoder = new StringDecoder('utf8');
  readonly #buffer = Buffer.alloc(64 * 1024);
  readonly #timer: NodeJS.Timeout;
  #rest = '';

  constructor(
    file: string,
    private readonly onLine: (line: string) => void,
  ) {
    this.#descriptor = openSync(file, 'r');
    this.#timer = setInterval(() => this.#read(), pollMilliseconds);
  }

  /** Reads what is left, and ends. */
  close(): void {
    clearInterval(this.#timer);
    this.#read();
    if (this.#rest !== '') this.onLine(this.#rest);
    closeSync(this.#descriptor);
  }

  #read(): void {
    for (;;) {
      const length = readSync(this.#descriptor, this.#buffer, 0, this.#buffer.length, null);
      if (length === 0) return;
      const lines = (this.#rest + this.#decoder.write(this.#buffer.subarray(0, length))).split('\n');
      this.#rest = lines.pop() ?? '';
      lines.forEach(this.onLine);
    }
  }
}
