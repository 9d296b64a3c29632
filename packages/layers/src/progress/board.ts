/** Shows how far the work on several layers is. */
export interface Board {
  /** The line of a layer. */
  line(name: string): BoardLine;
  /** Ends the display. A line that has not ended by then stays as it is. */
  close(): Promise<void>;
}

/** The line of one layer. One of the last three methods ends it. */
export interface BoardLine {
  /** What happens now, such as `planning`, and how far it is. */
  show(phase: string, detail?: string): void;
  succeed(result: string): void;
  skip(reason: string): void;
  fail(reason: string): void;
}

/** How long something took: `0:07`, `12:34`. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
