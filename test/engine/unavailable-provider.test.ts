import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { emptySandbox, layers, withProgram } from './sandbox';

jest.setTimeout(300_000);

describe('a layer whose provider cannot be had', () => {
  const program = withProgram('unavailable-provider');
  const reason =
    /LAYERS-PLUGIN-002: stranded of sandbox needs provider diet-game\/nowhere 1\.0\.0, which cannot be had here: .*TF_PLUGIN_MIRROR/;

  beforeAll(emptySandbox);

  it('is named by validate, and the others are validated', async () => {
    const { exitCode, stdout } = await layers(['validate', 'sandbox', '--json'], program);

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { stack: 'reachable-sandbox', status: 'done' },
      {
        stack: 'stranded-sandbox',
        status: 'unavailable',
        error: expect.stringMatching(/^LAYERS-PLUGIN-002/),
      },
    ]);
  });

  it('is named by plan, and the others are planned', async () => {
    const { exitCode, stdout, stderr } = await layers(['plan', 'sandbox'], program);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('reachable: 1 to create');
    expect(stderr).toMatch(reason);
  });

  it('is still only named after Terraform got as far as the state', async () => {
    const { stdout } = await layers(['validate', 'sandbox', 'stranded', '--json'], program);

    expect(JSON.parse(stdout)).toEqual([
      { stack: 'stranded-sandbox', status: 'unavailable', error: expect.stringMatching(reason) },
    ]);
  });

  it('does not keep outputs from showing the others', async () => {
    const { exitCode, stdout } = await layers(['outputs', 'sandbox'], program);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^reachable +- +not applied yet\nstranded +- +its provider cannot be had here$/m);
  });

  it('is a failure where the user named it', async () => {
    const { exitCode, stderr } = await layers(['plan', 'sandbox', 'stranded'], program);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(reason);
  });
});
