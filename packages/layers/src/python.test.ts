import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureVirtualEnvironment } from './python';

/** On a machine without Python, which shows whether one is asked for. */
describe('ensureVirtualEnvironment', () => {
  const path = process.env.PATH;
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'layers-'));
    process.env.PATH = home;
  });
  afterEach(() => {
    process.env.PATH = path;
    rmSync(home, { recursive: true, force: true });
  });

  const ensure = (installed: string, wanted: string) => {
    const folder = join(home, 'venv');
    const requirements = join(home, 'wanted.txt');
    mkdirSync(folder);
    writeFileSync(join(folder, 'requirements.txt'), installed);
    writeFileSync(requirements, wanted);
    return ensureVirtualEnvironment({
      folder,
      requirementsFile: requirements,
      what: 'the emulator',
      tell: () => undefined,
    });
  };

  it('leaves one alone that has the packages', async () => {
    await expect(ensure('a==1', 'a==1')).resolves.toBeUndefined();
  });

  it('makes it anew where the packages have changed, for which it needs Python', async () => {
    await expect(ensure('a==1', 'a==2')).rejects.toThrow(
      'LAYERS-TOOL-003: Python 3.10 or later is needed, and there is none. Install it from ',
    );
  });
});
