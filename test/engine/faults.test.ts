import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execa } from 'execa';
import { emptySandbox, home, inventory, layers, start, stateOf, withProgram } from './sandbox';

jest.setTimeout(300_000);

/** Starts an apply and gives access to what its Terraform reports. */
function startApply(args: readonly string[], env?: Record<string, string>) {
  const earlier = new Set(readdirSync(join(home, 'runs')));
  const process = start(['apply', 'sandbox', ...args, '--yes'], env);
  const log = (layer: string) => {
    const run = readdirSync(join(home, 'runs')).find(
      (name) => !earlier.has(name) && name.endsWith('-apply-sandbox'),
    );
    const file = join(home, 'runs', run ?? '', `${layer}.apply.jsonl`);
    return run !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return {
    process,
    log,
    untilDone: (layer: string, count: number) => until(() => doneIn(log(layer)) >= count),
  };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it has not come to that within two minutes');
    await sleep(100);
  }
}

const doneIn = (log: string) => log.match(/"type":"apply_complete"/g)?.length ?? 0;

/** Kills the Terraform that a `layers` runs, as a machine that runs out of memory does. */
const killTerraformOf = (layers: { readonly pid?: number }) =>
  execa('pkill', ['-KILL', '-P', String(layers.pid), '-f', 'terraform apply']);

describe('faults', () => {
  beforeEach(async () => {
    await emptySandbox();
  });

  it('names the upstream that was never applied, and the command', async () => {
    const { exitCode, stderr } = await layers(['plan', 'sandbox', 'data']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'LAYERS-CONTRACT-002: data of sandbox needs what network publishes, and network was never applied. ' +
        'Apply it first: layers apply sandbox network',
    );
    expect(stderr).not.toContain('Unable to find remote state');
  });

  it('gives plain Terraform the same hint', async () => {
    const { stdout } = await layers(['env', 'sandbox']);
    const stack = join(home, 'out/stacks/data-sandbox');
    const script = `${stdout}\nterraform -chdir=${stack} init -no-color && terraform -chdir=${stack} plan -no-color`;
    const { all } = await execa('bash', ['-c', script], { reject: false, all: true });

    expect(all).toContain('network of sandbox was never applied? Run: layers apply sandbox network');
  });

  it('refuses the credentials of another account before anything runs', async () => {
    const elsewhere = withProgram('variant', { access: { accountId: '111111111111' } });
    const { exitCode, stdout, stderr } = await layers(['apply', 'sandbox', 'network', '--yes'], elsewhere);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'LAYERS-ACCESS-002: sandbox lives in account 111111111111, and the credentials in use are of account 000000000000',
    );
    expect(stderr).not.toContain('planning');
    expect(stdout).toBe('');
  });

  it('recovers from a killed Terraform: names the lock, frees it, and makes nothing twice', async () => {
    const { process: first, untilDone } = startApply(['network']);
    await untilDone('network', 40);

    const second = await layers(['apply', 'sandbox', 'network', '--yes']);
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toMatch(
      /LAYERS-LOCK-001: the state of network of sandbox is locked by \S+@\S+ \(apply\) since \d{4}-\d\d-\d\dT[\d:]+Z/,
    );

    await killTerraformOf(first);
    expect((await first).stderr).toContain(
      'LAYERS-TF-002: terraform apply of network-sandbox was ended by SIGKILL',
    );
    expect((await first).exitCode).toBe(1);
    const recorded = (await stateOf('network')).resources.length;

    const locked = await layers(['apply', 'sandbox', 'network', '--yes']);
    expect(locked.exitCode).toBe(1);
    expect(locked.stderr).toContain('if it was killed, free the lock: layers unlock sandbox network');

    const unlock = await layers(['unlock', 'sandbox', 'network', '--yes']);
    expect(unlock.stderr).toMatch(/The state of network of sandbox is locked by \S+@\S+ \(apply\) since /);
    expect(unlock.stdout).toContain('Freed.');
    expect((await layers(['unlock', 'sandbox', 'network'])).stdout).toContain('is not locked');

    const again = await layers(['apply', 'sandbox', 'network', '--yes']);
    expect({ exitCode: again.exitCode, stderr: again.exitCode === 0 ? '' : again.stderr }).toEqual({
      exitCode: 0,
      stderr: '',
    });
    expect(again.stdout).toMatch(/network: \d+ to import/);
    expect(recorded).toBeLessThan(40);
    expect(await inventory()).toMatchObject({ vpcs: 1, addresses: 3, natGateways: 3, zones: 1, keys: 1 });
    expect((await layers(['plan', 'sandbox', 'network', '--detailed-exitcode'])).exitCode).toBe(0);
  });

  describe('of a small layer', () => {
    const small = withProgram('small');

    it('lets Terraform finish on Ctrl-C, asks it once, and loses nothing', async () => {
      const { process: apply, log, untilDone } = startApply([], small);
      await untilDone('small', 3);
      // A terminal sends the signal to the whole group of the program in front, as often as the keys are pressed.
      process.kill(-(apply.pid ?? 0), 'SIGINT');
      await sleep(20);
      process.kill(-(apply.pid ?? 0), 'SIGINT');
      const { exitCode, stderr } = await apply;

      expect(exitCode).toBe(130);
      expect(stderr).toContain('Stopping: Terraform finishes what it has begun and keeps its state.');
      expect(stderr).toMatch(/Still waiting for Terraform to finish \(process \d+\)/);
      expect(log('small')).toContain('Interrupt received');
      expect(log('small')).not.toContain('Two interrupts received');
      expect((await stateOf('small')).resources.length).toBeGreaterThanOrEqual(3);

      const rest = await layers(['apply', 'sandbox', '--yes'], small);
      expect(rest.exitCode).toBe(0);
      expect(await inventory()).toMatchObject({ addresses: 3 });
    });

    it('lets Terraform finish even if layers itself is killed', async () => {
      const { process: apply, untilDone } = startApply([], small);
      await untilDone('small', 3);
      process.kill(apply.pid ?? 0, 'SIGKILL');
      await apply;
      await until(async () => (await stateOf('small')).resources.length === 4);
      await until(
        async () => (await layers(['plan', 'sandbox', '--detailed-exitcode'], small)).exitCode === 0,
      );

      expect(await inventory()).toMatchObject({ addresses: 3 });
    });
  });
});
