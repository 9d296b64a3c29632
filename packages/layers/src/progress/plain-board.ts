import { type Board, type BoardLine, formatElapsed } from './board';

/** Between two lines that say the same phase. */
const repeatMilliseconds = 10_000;

/** Writes a line whenever something begins, ends, or has gone on for a while: for CI and log files. */
export class PlainBoard implements Board {
  constructor(private readonly write: (line: string) => void) {}

  line(name: string): BoardLine {
    const start = Date.now();
    let lastPhase = '';
    let lastTime = 0;
    const say = (text: string) =>
      this.write(`${name.padEnd(10)} ${formatElapsed(Date.now() - start).padStart(5)}  ${text}`);
    return {
      show(phase, detail) {
        const now = Date.now();
        if (phase === lastPhase && now - lastTime < repeatMilliseconds) return;
        lastPhase = phase;
        lastTime = now;
        say(detail === undefined ? phase : `${phase} ${detail}`);
      },
      succeed: say,
      skip: (reason) => say(`skipped: ${reason}`),
      fail: (reason) => say(`failed: ${reason}`),
    };
  }

  async close(): Promise<void> {}
}
