import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { home, layers } from './sandbox';

jest.setTimeout(300_000);

const pid = (): number => JSON.parse(readFileSync(join(home, 'sandbox/emulator.json'), 'utf8')).pid;

/** Each test goes on from the one before; the last leaves an empty sandbox that runs. */
describe('the emulator', () => {
  it('is started once by two that start it at the same time', async () => {
    await layers(['sandbox', 'down']);
    const both = await Promise.all([layers(['sandbox', 'up']), layers(['sandbox', 'up'])]);

    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(both[0].stdout).toContain(`process ${pid()}`);
    expect(both[1].stdout).toBe(both[0].stdout);
  });

  it('that was killed is missed, and the next command says what to do', async () => {
    process.kill(pid(), 'SIGKILL');
    await sleep(100);
    const status = await layers(['sandbox', 'status']);
    const plan = await layers(['plan', 'sandbox']);

    expect(status.stdout).toMatch(
      /^The sandbox has ended by itself; \S+ministack\.log may say why\. Start it again: layers sandbox up$/,
    );
    expect(JSON.parse((await layers(['sandbox', 'status', '--json'])).stdout)).toMatchObject({
      state: 'died',
    });
    expect(plan.exitCode).toBe(1);
    expect(plan.stderr).toMatch(
      /LAYERS-SANDBOX-001: the sandbox has ended by itself, and what it held is gone; \S+ may say why\. Start it again: layers sandbox up$/,
    );
  });

  it('that was killed is started again, with nothing in it', async () => {
    const killed = pid();
    const up = await layers(['sandbox', 'up']);
    const outputs = await layers(['outputs', 'sandbox', 'network']);

    expect(up.exitCode).toBe(0);
    expect(pid()).not.toBe(killed);
    expect(outputs.stderr).toContain('LAYERS-STATE-001: the state bucket');
  });

  it('is all that the shell of layers env can reach', async () => {
    const { stdout } = await layers(['env', 'sandbox'], { AWS_PROFILE: 'mine', AWS_SESSION_TOKEN: 'mine' });

    expect(stdout).toMatch(/^unset AWS_PROFILE$/m);
    expect(stdout).toMatch(/^unset AWS_SESSION_TOKEN$/m);
    expect(stdout).toMatch(/^export AWS_ENDPOINT_URL='http:\/\/127\.0\.0\.1:\d+'$/m);
  });
});
