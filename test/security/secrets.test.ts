import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execa } from 'execa';
import { accepted } from './accepted';
import { detectSecrets } from './detect-secrets';
import { engine, evidence, requireEvidence } from './evidence';
import { type StagedFile, stage } from './staging';
import { type Secret, terraformSecrets } from './terraform-secrets';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isAccepted = ({ path }: Secret) =>
  accepted.secrets.some(({ resource, attribute }) => path.includes(resource) && path.includes(attribute));

const inTerraform = (files: readonly StagedFile[]) =>
  files.flatMap(({ name, documents }) => documents.flatMap((document) => terraformSecrets(name, document)));

const lines = (secrets: readonly Secret[]) =>
  secrets.map(({ file, path, because }) => `${file}: ${path}: ${because}`);

describe('what Terraform and layers have written', () => {
  const staged = join(folder, 'staged');
  let files: StagedFile[];
  let secrets: Secret[];
  beforeAll(async () => {
    requireEvidence();
    const out = join(folder, 'out');
    await execa(process.execPath, ['packages/layers/bin/layers.mjs', 'synth'], {
      env: { LAYERS_OUT: out, LAYERS_HOME: join(folder, 'home') },
    });
    const sources = { synthesized: join(out, 'stacks'), evidence, runs: join(engine, 'runs') };
    files = await stage(sources, staged);
    secrets = inTerraform(files);
  });

  it.each([
    ['the configuration of every environment', /^synthesized\/network-production-dr\/cdk\.tf\.json$/],
    [
      'the state of every layer',
      /^evidence\/states\/sandbox\/(bootstrap|network|data|edge|cluster)\.tfstate$/,
    ],
    ['plans', /^evidence\/run\/data\.apply\.tfplan\/tfplan$/],
    ['plans as JSON', /^evidence\/run\/data\.apply\.plan\.json$/],
    ['logs', /^runs\/.*\/network\.apply\.jsonl$/],
  ])('is all looked into: %s', (_, name) => {
    expect(files.filter((file) => name.test(file.name)).length).toBeGreaterThan(0);
  });

  it('has no secret that Terraform knows as one', () => {
    expect(lines(secrets.filter((secret) => !isAccepted(secret)))).toEqual([]);
  });

  it('has nothing in the format of a secret', async () => {
    expect(lines(await detectSecrets(staged))).toEqual([]);
  });

  it('still has what is accepted', () => {
    const needed = accepted.secrets.filter(({ resource, attribute }) =>
      secrets.some(({ path }) => path.includes(resource) && path.includes(attribute)),
    );

    expect(accepted.secrets.filter((entry) => !needed.includes(entry))).toEqual([]);
  });

  it('would not keep a planted secret', async () => {
    const copy = join(folder, 'copy');
    cpSync(join(evidence, 'states'), copy, { recursive: true });
    // In two parts, so that nobody's scanner finds it here.
    const key = ['AKIA', 'QX7WZR2MNV5TBLYP'].join('');
    const state = {
      resources: [{ type: 'aws_instance', name: 'planted', instances: [{ attributes: { user_data: key } }] }],
    };
    writeFileSync(join(copy, 'planted.tfstate'), JSON.stringify(state));
    await stage({ states: copy }, join(folder, 'planted'));

    expect(lines(await detectSecrets(join(folder, 'planted')))).toEqual([
      expect.stringMatching(/^states\/planted\.tfstate\.json: line \d+: AWS Access Key$/),
    ]);
  });
});

describe('what counts as a secret', () => {
  const value = 'correct horse';
  const found = (document: unknown) =>
    terraformSecrets('f', document).map(({ path, because }) => `${path}: ${because}`);

  it.each<[string, unknown, string]>([
    [
      'in a state, by its mark',
      {
        resources: [
          {
            type: 'aws_db_instance',
            name: 'postgres',
            instances: [
              {
                attributes: { nested: [{ hidden: value }] },
                sensitive_attributes: [
                  [
                    { type: 'get_attr', value: 'nested' },
                    { type: 'index', value: { value: 0, type: 'number' } },
                    { type: 'get_attr', value: 'hidden' },
                  ],
                ],
              },
            ],
          },
        ],
      },
      'resources.aws_db_instance.postgres.instances.0.attributes.nested.0.hidden: marked as sensitive',
    ],
    [
      'in a plan, by its mark',
      {
        resource_changes: [
          { address: 'aws_x.a', change: { after: { hidden: value }, after_sensitive: { hidden: true } } },
        ],
      },
      'resource_changes.aws_x.a.change.after.hidden: marked as sensitive',
    ],
    [
      'in a plan, whole',
      {
        planned_values: {
          outputs: {},
          resources: [{ address: 'aws_x.a', values: { a: [value] }, sensitive_values: { a: true } }],
        },
      },
      'planned_values.resources.aws_x.a.values.a.0: marked as sensitive',
    ],
    [
      'in an output',
      { outputs: { hidden: { value, sensitive: true } } },
      'outputs.hidden.value: marked as sensitive',
    ],
    [
      'by its name',
      { resource: { aws_db_instance: { postgres: { password: value } } } },
      'resource.aws_db_instance.postgres.password: the name of a secret',
    ],
    ['by a longer name', { master_password: value }, 'master_password: the name of a secret'],
    [
      'as a constant of a configuration',
      { expressions: { secret_string: { constant_value: value } } },
      'expressions.secret_string.0: the name of a secret',
    ],
    [
      'as the default of a variable',
      { variable: { api_token: { default: value } } },
      'variable.api_token.2: the name of a secret',
    ],
    [
      'as a header',
      { origin: [{ custom_header: [{ name: 'x-origin', value }] }] },
      'origin.0.custom_header.0: a header that CloudFront sends',
    ],
  ])('%s', (_, document, line) => {
    expect(found(document)).toEqual([line]);
  });

  it.each<[string, unknown]>([
    ['a reference', { password: '${random_password.a.result}' }],
    [
      'nothing',
      { password: null, auth_token: '', passwords: [], after: { a: null }, after_sensitive: { a: true } },
    ],
    [
      'where a secret is kept',
      { secret_arn: 'arn:aws:secretsmanager:us-east-1:1:secret:a', password_wo_version: 1 },
    ],
    ['a switch', { manage_master_user_password: true }],
    ['what IMDSv2 demands', { metadata_options: { http_tokens: 'required' } }],
  ])('but not %s', (_, document) => {
    expect(found(document)).toEqual([]);
  });
});
