import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execa } from 'execa';
import { describeChanges } from './changes';
import {
  contentsOf,
  idOf,
  inventory,
  keepEvidence,
  layers,
  out,
  stateOf,
  variables,
  withProgram,
} from './sandbox';

jest.setTimeout(1_200_000);

/** The life of the platform on the emulator, from nothing to nothing: each test goes on from the one before. */
describe('the platform on the sandbox', () => {
  beforeAll(async () => {
    await layers(['sandbox', 'reset']);
  });

  const gaps = JSON.parse(readFileSync('packages/layers/src/sandbox/gaps.json', 'utf8')).gaps as {
    kind: string;
    type: string;
  }[];
  const shorterLogs = { networking: { vpc: { flowLogs: { retentionDays: 30 } } } };

  describe('npm run up', () => {
    it('builds every layer, each after the one it needs', async () => {
      const { exitCode, stdout, stderr } = await layers(['up']);

      expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toContain('network: 110 to create');
      expect(stdout).toContain('data: 102 to create, planned ahead of network');
      expect(stderr).toMatch(/network .* 101 created; 9 gaps of the emulator left out/);
      expect(stdout).toMatch(/network +private_zone_name +sandbox\.diet-game\.internal/);
      expect(stdout).toContain('What to try next:');
      expect(await inventory()).toMatchObject({ vpcs: 1, addresses: 3, natGateways: 3, zones: 2, keys: 7 });
    });

    it('has kept every state in the bucket on the emulator', async () => {
      const serials = await Promise.all(
        ['bootstrap', 'network', 'data', 'edge', 'cluster'].map(
          async (layer) => (await stateOf(layer)).serial,
        ),
      );

      expect(serials.every((serial) => serial >= 1)).toBe(true);
    });

    afterAll(keepEvidence);

    it('says the second time that nothing changes', async () => {
      const before = (await stateOf('network')).serial;
      const { exitCode, stdout } = await layers(['up']);

      expect(exitCode).toBe(0);
      expect(stdout).toContain('No changes: sandbox is as the code says.');
      expect((await stateOf('network')).serial).toBe(before);
    });
  });

  it('has every gap that is listed, and no other', async () => {
    const { exitCode, stdout } = await layers(['plan', 'sandbox', '--json', '--detailed-exitcode']);
    const plan = JSON.parse(stdout) as { layers: { changes: unknown[]; gaps: { address: string }[] }[] };
    const seen = plan.layers.flatMap((layer) => layer.gaps.map(({ address }) => address.split('.')[0]));

    expect(exitCode).toBe(0);
    expect(plan.layers.flatMap(({ changes }) => changes)).toEqual([]);
    expect([...new Set(seen)].sort()).toEqual([...new Set(gaps.map(({ type }) => type))].sort());
  });

  describeChanges();

  describe('one changed value', () => {
    it('is all that the plan shows', async () => {
      const plan = await layers(
        ['plan', 'sandbox', '--detailed-exitcode'],
        withProgram('variant', shorterLogs),
      );

      expect(plan.exitCode).toBe(2);
      expect(plan.stdout.trim().split('\n')).toEqual([
        'network: 1 to change; 15 gaps of the emulator left out',
        '  ~ aws_cloudwatch_log_group.flow_logs',
        '      retention_in_days: 365 → 30',
      ]);
    });

    it('is all that is applied: what the emulator forgets is not replaced', async () => {
      const flowLog = await idOf('network', 'aws_flow_log.flow_logs');
      const apply = await layers(
        ['apply', 'sandbox', 'network', '--yes'],
        withProgram('variant', shorterLogs),
      );

      expect(apply.exitCode).toBe(0);
      expect(apply.stderr).toMatch(/network .* 1 changed; 15 gaps of the emulator left out/);
      expect(await idOf('network', 'aws_flow_log.flow_logs')).toBe(flowLog);
      expect((await stateOf('network')).outputs.contract?.value).toEqual({ name: 'network', version: 1 });
    });

    it('goes back as it came', async () => {
      const apply = await layers(['apply', 'sandbox', 'network', '--yes']);

      expect(apply.exitCode).toBe(0);
      expect(apply.stdout).toContain('retention_in_days: 30 → 365');
    });
  });

  describe('a plan ahead of a change', () => {
    let preview = '';
    beforeAll(async () => {
      const oneNat = { networking: { vpc: { natGateways: 'single' } } };
      const { stdout } = await layers(
        ['plan', 'sandbox', 'network', 'edge', '--json'],
        withProgram('variant', oneNat),
      );
      const plan = JSON.parse(stdout) as { logs: string; layers: { layer: string; aheadOf: string[] }[] };
      preview = plan.logs;

      expect(plan.layers.find(({ layer }) => layer === 'edge')?.aheadOf).toEqual(['network']);
    });

    it('cannot be applied by plain Terraform either', async () => {
      const before = contentsOf(await stateOf('edge'));
      const { stdout: settings } = await layers(['env', 'sandbox']);
      const script = `${settings}\nterraform -chdir=${preview}/ahead/stacks/edge-sandbox apply -no-color -input=false ${preview}/edge.apply.tfplan`;
      const apply = await execa('bash', ['-c', script], { reject: false, all: true });

      expect(apply.exitCode).toBe(1);
      expect(apply.all?.replaceAll(/\s+/g, ' ')).toContain(
        'LAYERS-PREVIEW-001: this plan was made from assumed values',
      );
      expect(apply.all).toContain('AWS account ID not allowed');
      expect(before.ids['aws_lb_target_group.api']).toMatch(/^arn:aws:elasticloadbalancing:/);
      expect(contentsOf(await stateOf('edge'))).toEqual(before);
    });
  });

  it('refuses an upstream that is older than what is needed', async () => {
    const { exitCode, stderr } = await layers(['plan', 'sandbox', 'cluster'], withProgram('newer-contract'));

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "LAYERS-CONTRACT-001: cluster needs version 2 of the network layer's contract, and network of sandbox was last applied " +
        'with version 1. Apply it first: layers apply sandbox network',
    );
  });

  describe('the shell of layers env', () => {
    const inShell = (directory: string, command: string) =>
      execa(
        'bash',
        ['-c', `eval "$(node ${resolve('packages/layers/bin/layers.mjs')} env sandbox)" && ${command}`],
        {
          cwd: directory,
          env: variables,
          reject: false,
          all: true,
        },
      );

    it('has layers and cdktf on its search path', async () => {
      const { exitCode, all } = await inShell(
        resolve('apps/network'),
        'cdktf --version && layers list sandbox',
      );

      expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringMatching(/^sandbox +network/m) });
      expect(all).toContain('0.21.0');
    });

    it('makes plain Terraform work in the synthesized folder', async () => {
      const { exitCode, all } = await inShell(
        join(out, 'stacks/edge-sandbox'),
        'terraform init -input=false -no-color && terraform plan -input=false -no-color -detailed-exitcode',
      );

      // It knows all that is there, and of the gaps, which `layers` leaves out, the two that cannot be created.
      expect(all).toMatch(/^Plan: 2 to add, \d+ to change, 0 to destroy\.$/m);
      expect(exitCode).toBe(2);
    });

    it.each(['.', 'apps/network'])(
      'makes plain cdktf deploy work in %s, but for what the emulator cannot do',
      async (directory) => {
        const { all = '' } = await inShell(resolve(directory), 'cdktf deploy network-sandbox --auto-approve');
        const errors = [...all.matchAll(/Error: (.*)/g)].map(([, message = '']) => message);

        expect(all).toMatch(/Apply complete|reading EC2 Network ACL/);
        expect(
          errors.filter(
            (message) =>
              !/reading EC2 Network ACL|non-zero exit code|Invoking Terraform CLI failed/.test(message),
          ),
        ).toEqual([]);
        expect((await layers(['plan', 'sandbox', 'network', '--detailed-exitcode'])).exitCode).toBe(0);
      },
    );
  });

  describe('layers destroy', () => {
    it('names what still consumes a layer, and destroys nothing', async () => {
      const { exitCode, stderr } = await layers(['destroy', 'sandbox', 'network', '--yes']);

      expect(exitCode).toBe(1);
      expect(stderr).toContain(
        'LAYERS-DESTROY-001: network is still consumed by cluster, data, edge. Nothing was destroyed. ' +
          'Destroy those first, or name them too: layers destroy sandbox cluster data edge network',
      );
      expect((await inventory()).vpcs).toBe(1);
    });

    it('leaves nothing, each layer after those that consume it', async () => {
      const { exitCode, stderr } = await layers(['destroy', 'sandbox', '--yes']);
      const ends = stderr.split('\n').flatMap((line) => /^(\w+) .* destroyed$/.exec(line)?.[1] ?? []);

      expect(exitCode).toBe(0);
      expect(ends.at(-1)).toBe('network');
      expect(await inventory()).toMatchObject({
        vpcs: 0,
        addresses: 0,
        natGateways: 0,
        zones: 0,
        keys: expect.any(Number),
      });
      expect((await stateOf('network')).resources).toEqual([]);
    });

    it('has nothing to do the second time', async () => {
      expect((await layers(['destroy', 'sandbox', '--yes'])).stdout).toContain(
        'Nothing to destroy in sandbox.',
      );
    });
  });
});
