import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogTail } from './log-tail';

describe('LogTail', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-tail-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives whole lines as they come, and what is left at the end', async () => {
    const file = join(folder, 'log');
    writeFileSync(file, 'one\ntw');
    const lines: string[] = [];
    const tail = new LogTail(file, (line) => lines.push(line));

    await until(() => lines.length === 1);
    appendFileSync(file, 'o\nthr');
    await until(() => lines.length === 2);
    appendFileSync(file, 'ee');
    tail.close();

    expect(lines).toEqual(['one', 'two', 'three']);
  });

  it('keeps letters whole that were written in two parts', async () => {
    const file = join(folder, 'log');
    const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
    writeFileSync(file, Buffer.concat([Buffer.from('a\n'), first]));
    const lines: string[] = [];
    const tail = new LogTail(file, (line) => lines.push(line));

    await until(() => lines.length === 1);
    appendFileSync(file, Buffer.concat([second, Buffer.from('\n')]));
    tail.close();

    expect(lines).toEqual(['a', 'é']);
  });
});

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition() && Date.now() < deadline) await sleep(10);
}
