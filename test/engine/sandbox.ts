import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { KMSClient, ListKeysCommand, ListResourceTagsCommand } from '@aws-sdk/client-kms';
import { ListHostedZonesCommand, Route53Client } from '@aws-sdk/client-route-53';
import { execa, type Options } from 'execa';

/** The engine tests have a sandbox and synthesized stacks of their own. */
export const home = resolve('.layers/engine');
export const out = join(home, 'out');

/** What every process of the engine tests runs with. */
export const variables = {
  LAYERS_HOME: home,
  LAYERS_OUT: out,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

const binary = resolve('packages/layers/bin/layers.mjs');

/** Starts `layers`, in a process group of its own as a shell at a terminal does. */
export function start(args: readonly string[], env: Record<string, string> = {}) {
  const options = {
    env: { ...variables, ...env },
    reject: false,
    detached: true,
    all: true,
  } satisfies Options;
  return execa(process.execPath, [binary, ...args], options);
}

/** Runs `layers` to its end. */
export async function layers(args: readonly string[], env: Record<string, string> = {}) {
  const { exitCode, stdout, stderr, all } = await start(args, env);
  return { exitCode, stdout, stderr, all };
}

/** Runs the program of another set of stacks. */
export const withProgram = (name: string, variant?: object): Record<string, string> => ({
  LAYERS_PROGRAM: `test/engine/programs/${name}.ts`,
  ...(variant && { VARIANT: JSON.stringify(variant) }),
});

const stateBucket = 'diet-game-state-000000000000-us-east-1';

/** The emulator that runs. */
function emulator(): { readonly url: string; readonly startedAt: string } {
  return JSON.parse(readFileSync(join(home, 'sandbox/emulator.json'), 'utf8'));
}

/** Where the emulator answers. */
const url = () => emulator().url;

/**
 * Keeps what the security tests look into: the plans by which the sandbox was built
 * since it was started, the first of each layer, and every state in the bucket.
 */
export async function keepEvidence(): Promise<void> {
  const evidence = join(home, 'evidence');
  rmSync(evidence, { recursive: true, force: true });
  // The name of a run begins with its time.
  const started = emulator().startedAt.replace(/[:.]/g, '-');
  const runs = readdirSync(join(home, 'runs')).filter((name) => name > started);
  for (const name of runs.sort()) {
    cpSync(join(home, 'runs', name), join(evidence, 'run'), { recursive: true, force: false });
  }
  const list = await (await fetch(`${url()}/${stateBucket}?list-type=2`)).text();
  for (const [, key = ''] of list.matchAll(/<Key>([^<]+)<\/Key>/g)) {
    const file = join(evidence, 'states', key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await (await fetch(`${url()}/${stateBucket}/${key}`)).text());
  }
}

/** Where the state of a layer lies on the emulator, which asks for no signature. */
export const stateUrl = (layer: string) => `${url()}/${stateBucket}/sandbox/${layer}.tfstate`;

/** Empties the sandbox and makes a bare state bucket, for tests that are not about the bootstrap: it takes a minute. */
export async function emptySandbox(): Promise<void> {
  await layers(['sandbox', 'reset']);
  await fetch(`${url()}/${stateBucket}`, { method: 'PUT' });
}

/** A state as Terraform writes it, as far as the tests look into it. */
export interface StoredState {
  readonly serial: number;
  readonly resources: readonly {
    readonly mode: 'managed' | 'data';
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly attributes: { readonly id?: string; readonly [name: string]: unknown };
    }[];
  }[];
  readonly outputs: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The state of a layer, as it lies in the bucket; without anything where there is none. */
export async function stateOf(layer: string): Promise<StoredState> {
  const response = await fetch(stateUrl(layer));
  return response.ok ? ((await response.json()) as StoredState) : { serial: 0, resources: [], outputs: {} };
}

/** What a state says that exists: the id of every resource, and the outputs. The rest may change with every refresh. */
export function contentsOf({ resources, outputs }: StoredState) {
  const managed = resources.filter(({ mode }) => mode === 'managed');
  const ids = managed.map(({ type, name, instances }) => [`${type}.${name}`, instances[0]?.attributes.id]);
  return { outputs, ids: Object.fromEntries(ids) as Readonly<Record<string, string | undefined>> };
}

/** The id of a resource in the state of a layer. */
export async function idOf(layer: string, address: string): Promise<string | undefined> {
  const state = await stateOf(layer);
  const found = state.resources.find(({ type, name }) => `${type}.${name}` === address);
  return found?.instances[0]?.attributes.id;
}

/** How many there are of what could be made twice without anybody noticing. */
export async function inventory() {
  const settings = {
    endpoint: url(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const ec2 = new EC2Client(settings);
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
  const { NatGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({}));
  const { HostedZones = [] } = await new Route53Client(settings).send(new ListHostedZonesCommand({}));
  const kms = new KMSClient(settings);
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const layersOfKeys = await Promise.all(Keys.map(({ KeyId }) => layerOfKey(kms, KeyId)));
  return {
    vpcs: Vpcs.filter(({ IsDefault }) => IsDefault !== true).length,
    addresses: Addresses.length,
    natGateways: NatGateways.filter(({ State }) => State === 'available').length,
    zones: HostedZones.length,
    // Those of the bootstrap stay when the layers go.
    keys: layersOfKeys.filter((layer) => layer !== undefined && layer !== 'bootstrap').length,
    // The third is in the second region.
    bootstrapKeys: layersOfKeys.filter((layer) => layer === 'bootstrap').length,
  };
}

async function layerOfKey(kms: KMSClient, KeyId: string | undefined): Promise<string | undefined> {
  const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
  return Tags.find(({ TagKey }) => TagKey === 'Layer')?.TagValue;
}
