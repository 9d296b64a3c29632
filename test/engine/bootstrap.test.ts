import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { home, inventory, layers, start, stateOf, stateUrl } from './sandbox';

jest.setTimeout(800_000);

const folder = join(home, 'bootstrap/bootstrap-sandbox');
const stateFile = join(folder, 'terraform.tfstate');

/** Starts a bootstrap, and gives access to what its Terraform reports. */
function startBootstrap() {
  const earlier = new Set(readdirSync(join(home, 'runs')));
  const process = start(['bootstrap', 'sandbox', '--yes']);
  const log = () => {
    const run = readdirSync(join(home, 'runs')).find(
      (name) => !earlier.has(name) && name.endsWith('-bootstrap-sandbox'),
    );
    const file = join(home, 'runs', run ?? '', 'bootstrap.apply.jsonl');
    return run !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return {
    process,
    untilLogged: (pattern: RegExp, count = 1) => until(() => matches(log(), pattern) >= count),
  };
}

const matches = (text: string, pattern: RegExp) => text.match(new RegExp(pattern, 'g'))?.length ?? 0;

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it has not come to that within three minutes');
    await sleep(100);
  }
}

/** The Terraform that applies in the folder of the local state. */
function terraformInFolder(): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .find((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('apply\0-input=false') &&
          existsSync(`/proc/${pid}/cwd/terraform.tfstate`) &&
          readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`LAYERS_HOME=${home}\0`)
        );
      } catch {
        return false;
      }
    });
}

const moved =
  'The state of bootstrap-sandbox is now in s3://diet-game-state-000000000000-us-east-1/sandbox/bootstrap.tfstate';

/** The state of the bootstrap is in the bucket, and nowhere else. */
async function expectMoved() {
  expect((await stateOf('bootstrap')).resources).toHaveLength(35);
  expect(existsSync(folder)).toBe(false);
  expect(await inventory()).toMatchObject({ bootstrapKeys: 2 });
}

/** The life of an account, from nothing to nothing: each test goes on from the one before. */
describe('layers bootstrap', () => {
  beforeAll(() => layers(['sandbox', 'reset']));

  it('is what every other command asks for, in one sentence', async () => {
    const { exitCode, stderr } = await layers(['plan', 'sandbox', 'bootstrap', 'network']);

    expect(exitCode).toBe(1);
    expect(stderr.split('\n').filter((line) => line.startsWith('LAYERS-'))).toEqual([
      'LAYERS-STATE-001: the state bucket diet-game-state-000000000000-us-east-1 of sandbox does not exist. Make it first: layers bootstrap sandbox',
    ]);
  });

  it('that is killed together with its Terraform goes on, and makes nothing twice', async () => {
    const { process: first, untilLogged } = startBootstrap();
    await untilLogged(/"type":"apply_complete"/, 12);
    process.kill(first.pid ?? 0, 'SIGKILL');
    process.kill(terraformInFolder() ?? 0, 'SIGKILL');
    await first;
    expect(existsSync(stateFile)).toBe(true);

    const { exitCode, stdout, stderr } = await layers(['bootstrap', 'sandbox', '--yes']);

    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(moved);
    await expectMoved();
  });

  it('says the second time that nothing changes', async () => {
    const { serial } = await stateOf('bootstrap');
    const { exitCode, stdout } = await layers(['bootstrap', 'sandbox']);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('No changes: sandbox is as the code says.');
    expect((await stateOf('bootstrap')).serial).toBe(serial);
  });

  it('leaves a layer that is planned like any other', async () => {
    expect((await layers(['plan', 'sandbox', 'bootstrap', '--detailed-exitcode'])).exitCode).toBe(0);
  });

  it('that was killed after the move removes the copy it had left', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(stateFile, JSON.stringify(await stateOf('bootstrap')));
    const { exitCode } = await layers(['plan', 'sandbox', 'bootstrap', '--detailed-exitcode']);

    expect(exitCode).toBe(0);
    await expectMoved();
  });

  it('refuses two states of different origin', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(stateFile, JSON.stringify({ ...(await stateOf('bootstrap')), lineage: 'another' }));
    const { exitCode, stderr } = await layers(['bootstrap', 'sandbox', '--yes']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('LAYERS-BOOTSTRAP-004: bootstrap-sandbox has a state in diet-game-state-');
  });

  it('that was killed before the move is finished by the next, and by no other command', async () => {
    // Where such a run stops: all is made, the state is in the file, and the bucket is empty.
    mkdirSync(folder, { recursive: true });
    writeFileSync(stateFile, JSON.stringify(await stateOf('bootstrap')));
    await fetch(stateUrl('bootstrap'), { method: 'DELETE' });

    expect((await layers(['plan', 'sandbox', 'bootstrap'])).stderr).toContain(
      'LAYERS-BOOTSTRAP-002: the bootstrap of sandbox is not finished, and its state is still on this machine. Finish it first: layers bootstrap sandbox',
    );
    const { exitCode, stdout } = await layers(['bootstrap', 'sandbox']);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('No changes: sandbox is as the code says.');
    expect(stdout).toContain(moved);
    await expectMoved();
  });

  it('refuses a bucket that no state knows', async () => {
    const state = await stateOf('bootstrap');
    await fetch(stateUrl('bootstrap'), { method: 'DELETE' });
    const { exitCode, stderr } = await layers(['bootstrap', 'sandbox', '--yes']);
    await fetch(stateUrl('bootstrap'), { method: 'PUT', body: JSON.stringify(state) });

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'LAYERS-BOOTSTRAP-003: the state bucket diet-game-state-000000000000-us-east-1 exists, and no state knows who made it',
    );
  });

  it('lets Terraform finish if it is killed alone, and then moves what that has made', async () => {
    await layers(['sandbox', 'reset']);
    const { process: first, untilLogged } = startBootstrap();
    await untilLogged(/"type":"apply_complete"/, 12);
    process.kill(first.pid ?? 0, 'SIGKILL');
    await first;
    await untilLogged(/"type":"apply_errored"/);
    await until(() => terraformInFolder() === undefined);
    const { exitCode, stdout } = await layers(['bootstrap', 'sandbox', '--yes']);

    expect(exitCode).toBe(0);
    expect(stdout).toContain(moved);
    await expectMoved();
  });
});

describe('layers destroy', () => {
  it('leaves the bootstrap alone unless it is named, and says so', async () => {
    const { exitCode, stdout, stderr } = await layers(['destroy', 'sandbox', '--yes']);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('Nothing to destroy in sandbox.');
    expect(stderr).toContain('bootstrap stays, because it keeps the states of the other layers');
    await expectMoved();
  });

  it('refuses to destroy the bootstrap together with other layers', async () => {
    const { exitCode, stderr } = await layers(['destroy', 'sandbox', 'bootstrap', 'network', '--yes']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'LAYERS-DESTROY-002: the bootstrap of sandbox keeps the states of all other layers, so that it is destroyed alone, and last: layers destroy sandbox bootstrap',
    );
  });

  it('refuses to destroy the bootstrap while it keeps the state of another layer', async () => {
    const state = await stateOf('bootstrap');
    await fetch(stateUrl('edge'), { method: 'PUT', body: JSON.stringify({ ...state, lineage: 'edge' }) });
    const { exitCode, stderr } = await layers(['destroy', 'sandbox', 'bootstrap', '--yes']);
    await fetch(stateUrl('edge'), { method: 'DELETE' });

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'LAYERS-DESTROY-002: the bootstrap of sandbox keeps the state of edge of sandbox, so that nothing was destroyed; destroy those first.',
    );
    await expectMoved();
  });

  it('closes the account once nothing else is in it', async () => {
    const { exitCode, stdout, stderr } = await layers(['destroy', 'sandbox', 'bootstrap', '--yes']);

    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('bootstrap: 35 to destroy');
    expect((await fetch(stateUrl('bootstrap'))).status).toBe(404);
    expect(existsSync(folder)).toBe(false);
    expect((await layers(['bootstrap', 'sandbox'])).stdout).toContain('bootstrap: 36 to create');
  });
});
