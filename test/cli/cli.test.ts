import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execa } from 'execa';

jest.setTimeout(60_000);

const binary = resolve('packages/layers/bin/layers.mjs');
let home: string;

/** Runs `layers` as a person would, in folders of its own and without credentials. */
async function layers(args: readonly string[], env: Record<string, string> = {}) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [binary, ...args], {
    env: { LAYERS_HOME: home, LAYERS_OUT: join(home, 'out'), AWS_ENDPOINT_URL: '', ...env },
    reject: false,
    input: '',
  });
  return { exitCode, stdout, stderr };
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'layers-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const commands = [
  'list',
  'synth',
  'validate',
  'plan',
  'apply',
  'destroy',
  'outputs',
  'unlock',
  'env',
  'doctor',
  'bootstrap',
  'up',
];
const sandboxCommands = ['up', 'down', 'status', 'reset', 'gaps'];

describe('--help', () => {
  it('of layers names every command, the exit codes and examples', async () => {
    const { exitCode, stdout } = await layers(['--help']);

    expect(exitCode).toBe(0);
    for (const command of [...commands, 'sandbox'])
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(stdout).toContain('Exit codes: 0 fine, 1 failed, 2 changes pending');
    expect(stdout).toContain('Examples:');
  });

  it.each([
    ...commands.map((name) => [name]),
    ['sandbox'],
    ...sandboxCommands.map((name) => ['sandbox', name]),
  ])('of %s %s has examples', async (...words) => {
    const { exitCode, stdout } = await layers([...words.filter(Boolean), '--help']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: layers ${words.filter(Boolean).join(' ')}`));
    expect(stdout).toMatch(/Examples:\n +\S/);
  });
});

describe('bad arguments', () => {
  it.each<[string[], string]>([
    [['aply'], "error: unknown command 'aply'\n(Did you mean apply?)\nSee: layers --help"],
    [['plan'], "error: missing required argument 'environment'\nSee: layers plan --help"],
    [
      ['plan', 'sandbox', '--jsn'],
      "error: unknown option '--jsn'\n(Did you mean --json?)\nSee: layers plan --help",
    ],
    [
      ['plan', 'sandbox', '--parallelism', '0'],
      "error: option '--parallelism <n>' argument '0' is invalid. Accepted: a whole number of at least 1.\nSee: layers plan --help",
    ],
    [['unlock', 'sandbox'], "error: missing required argument 'layer'\nSee: layers unlock --help"],
    [['sandbox', 'start'], "error: unknown command 'start'"],
    [
      ['list', 'prod'],
      'LAYERS-ENV-002: there is no environment "prod"; accepted: dev, staging, production, production-dr, sandbox',
    ],
    [
      ['plan', 'sandbox', 'databse'],
      'LAYERS-CLI-001: there is no layer "databse"; accepted: bootstrap, network, cluster, data, edge',
    ],
  ])('%j end with 1 and one clear message', async (args, message) => {
    const { exitCode, stdout, stderr } = await layers(args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n +at /);
  });
});

describe('layers list', () => {
  it('gives the layers in the order in which they are applied', async () => {
    const { stdout } = await layers(['list', 'production', '--json']);
    const rows = JSON.parse(stdout) as { layer: string; after: string[] }[];

    expect(rows.map(({ layer, after }) => [layer, after])).toEqual([
      ['bootstrap', []],
      ['network', []],
      ['cluster', ['network']],
      ['data', ['network']],
      ['edge', ['network']],
    ]);
  });

  it('is a table for a person', async () => {
    const { stdout } = await layers(['list', 'dev']);

    expect(stdout.split('\n')[0]).toMatch(/^ENVIRONMENT +LAYER +AFTER +ACCOUNT +REGION +STATE +PROVIDERS$/);
    expect(stdout).toMatch(/^dev +cluster +network +444455556666 +us-east-1 +s3 +hashicorp\/aws 5\.100\.0$/m);
  });
});

describe('layers synth', () => {
  it('names what it wrote, for one environment or for all', async () => {
    expect(JSON.parse((await layers(['synth', 'dev', '--json'])).stdout)).toHaveLength(5);
    expect((await layers(['synth'])).stdout.split('\n')).toHaveLength(24);
  });

  it('says where a program does not compile', async () => {
    const program = join(home, 'broken.ts');
    await execa('sh', ['-c', `printf 'const a = ;\\n' > ${program}`]);
    const { exitCode, stderr } = await layers(['synth'], { LAYERS_PROGRAM: program });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^LAYERS-BUILD-001: .*broken\.ts:1:11: Unexpected ";"/);
  });

  it('says that the disk is full where it is', async () => {
    const program = join(home, 'full.ts');
    const failure = "throw Object.assign(new Error('write'), { code: 'ENOSPC', path: 'states' });";
    writeFileSync(program, failure);
    const { exitCode, stderr } = await layers(['synth'], { LAYERS_PROGRAM: program });

    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'LAYERS-DISK-001: the disk is full: states.',
    });
  });

  it('says that a mistake of ours is ours', async () => {
    const program = join(home, 'bug.ts');
    await execa('sh', ['-c', `printf 'throw new TypeError("oops");\\n' > ${program}`]);
    const { exitCode, stderr } = await layers(['synth'], { LAYERS_PROGRAM: program });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^LAYERS-BUG-001: this is a mistake in our code, not in yours\./);
    expect(stderr).toContain('TypeError: oops');
  });
});

describe('layers bootstrap', () => {
  it('names the environment whose bootstrap serves another one', async () => {
    const { exitCode, stderr } = await layers(['bootstrap', 'staging']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'LAYERS-BOOTSTRAP-001: staging shares account 444455556666 and region us-east-1 with dev, whose bootstrap serves both. ' +
        'Run: layers bootstrap dev',
    );
  });
});

describe('without a sandbox', () => {
  it.each([
    ['plan', 'sandbox'],
    ['outputs', 'sandbox'],
    ['env', 'sandbox'],
    ['sandbox', 'reset'],
  ])('%s %s says how to start it', async (...args) => {
    const { exitCode, stderr } = await layers(args);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/LAYERS-SANDBOX-001: the sandbox is not running\. Start it: layers sandbox up$/);
  });

  it('says that there is none, and stops none', async () => {
    expect((await layers(['sandbox', 'status'])).stdout).toBe(
      'The sandbox is not running. Start it: layers sandbox up',
    );
    expect(JSON.parse((await layers(['sandbox', 'status', '--json'])).stdout)).toEqual({ state: 'stopped' });
    expect((await layers(['sandbox', 'down'])).stdout).toBe('The sandbox was not running.');
  });

  it.each(['127.0.0.1:4566', 'ftp://127.0.0.1', 'https://sts.us-east-1.amazonaws.com'])(
    'takes %s for no emulator',
    async (url) => {
      const { exitCode, stderr } = await layers(['sandbox', 'up'], { AWS_ENDPOINT_URL: url });

      expect(exitCode).toBe(1);
      expect(stderr).toBe(
        `LAYERS-SANDBOX-008: AWS_ENDPOINT_URL is "${url}"; accepted: the URL of an emulator, such as http://127.0.0.1:4566. ` +
          'Unset it to let layers start one.',
      );
    },
  );

  it('still lists the gaps of the emulator', async () => {
    expect((await layers(['sandbox', 'gaps'])).stdout).toMatch(
      /^Gaps of ministack [\d.]+:\n\nTYPE +GAP +WHY\n/,
    );
  });
});

describe('without credentials', () => {
  const nobody = {
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_PROFILE: '',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };

  it('a real environment is not touched', async () => {
    const { exitCode, stderr } = await layers(['plan', 'production'], nobody);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /LAYERS-ACCESS-001: no AWS credentials for production \(account 111122223333\): .* Sign in/,
    );
  });

  it('the doctor says what is missing and how to mend it', async () => {
    const { exitCode, stdout } = await layers(['doctor', 'production', '--json'], nobody);
    const findings = JSON.parse(stdout) as { name: string; state: string; mend?: string }[];

    expect(exitCode).toBe(1);
    expect(findings.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'node',
        'pnpm',
        'python',
        'terraform',
        'emulator',
        'credentials',
        'cluster access',
      ]),
    );
    expect(findings.find(({ name }) => name === 'credentials')).toMatchObject({
      state: 'missing',
      mend: 'Sign in to account 111122223333, for example: aws sso login',
    });
    expect(findings.find(({ name }) => name === 'node')?.state).toBe('fine');
  });
});

describe('without Terraform', () => {
  it('layers up synthesizes, and says in one sentence what is missing', async () => {
    const { exitCode, stderr } = await layers(['up'], { TERRAFORM_BINARY_NAME: 'no-such-terraform' });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^Installed, and synthesized 24 stacks; to build them on the sandbox, something is missing\. terraform: Terraform was not found as "no-such-terraform"\. Install Terraform 1\.10\.0 or later from \S+, or name it in TERRAFORM_BINARY_NAME\.$/,
    );
  });
});
