import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { home, inventory, layers, type StoredState, withProgram } from './sandbox';

jest.setTimeout(300_000);

/** Each test goes on from the one before. */
describe('state in a local file', () => {
  const program = withProgram('local-state');
  const folder = join(home, 'local-state');
  const stateFile = join(folder, 'sandbox/address.tfstate');
  const state = (): StoredState => JSON.parse(readFileSync(stateFile, 'utf8'));

  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await layers(['sandbox', 'reset']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is written where the environment says, relative to the repository', async () => {
    expect(existsSync(stateFile)).toBe(false);
    const { exitCode } = await layers(['apply', 'sandbox', '--yes'], program);

    expect(exitCode).toBe(0);
    expect(state().resources.map(({ type, name }) => `${type}.${name}`)).toEqual(['aws_eip.only']);
    expect(await inventory()).toMatchObject({ addresses: 1 });
  });

  it('is read by the next plan', async () => {
    const { exitCode, stdout } = await layers(['plan', 'sandbox', '--detailed-exitcode'], program);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('No changes: sandbox is as the code says.');
  });

  it('is empty after destroy', async () => {
    const { exitCode } = await layers(['destroy', 'sandbox', '--yes'], program);

    expect(exitCode).toBe(0);
    expect(state().resources).toEqual([]);
    expect(await inventory()).toMatchObject({ addresses: 0 });
  });
});
