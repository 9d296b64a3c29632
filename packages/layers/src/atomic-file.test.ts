import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { replaceFile } from './atomic-file';

describe('replaceFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atomic-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes a file in a new folder, and leaves nothing else there', () => {
    replaceFile(join(folder, 'a/b.json'), 'one');
    replaceFile(join(folder, 'a/b.json'), 'two');

    expect(readFileSync(join(folder, 'a/b.json'), 'utf8')).toBe('two');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.json']);
  });

  it('does not touch a file that is right already', () => {
    const file = join(folder, 'b.json');
    replaceFile(file, 'one');
    utimesSync(file, 1, 1);
    replaceFile(file, 'one');

    expect(statSync(file).mtimeMs).toBe(1000);
  });
});
