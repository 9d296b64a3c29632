import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { downstreamOf, inOrder, runLayers, upstreamOf } from './layer-order';
import type { Stack } from './stack';

const stack = (layer: string, ...consumes: string[]): Stack => ({
  name: `${layer}-test`,
  layer,
  environment: { name: 'test', accountId: '1', region: 'r', target: 'aws', assumesRole: false },
  directory: '',
  publishes: { layer, version: 1 },
  consumes: consumes.map((name) => ({ layer: name, version: 1 })),
  providers: [],
  backend: { kind: 'local', settings: {} },
});

const workload = stack('workload', 'platform');
const platform = stack('platform', 'cluster', 'edge');
const cluster = stack('cluster', 'network');
const edge = stack('edge', 'network');
const network = stack('network');
const stacks = [workload, platform, cluster, edge, network];

const names = (some: readonly Stack[]) => some.map(({ layer }) => layer);

describe('the order of layers', () => {
  it('comes from their contracts', () => {
    expect(names(upstreamOf(platform, stacks))).toEqual(['cluster', 'edge']);
    expect(names(downstreamOf(network, stacks))).toEqual(['cluster', 'edge']);
    expect(names(inOrder(stacks))).toEqual(['network', 'cluster', 'edge', 'platform', 'workload']);
  });

  it('takes no notice of layers that are not there', () => {
    expect(upstreamOf(platform, [network])).toEqual([]);
  });
});

describe('runLayers', () => {
  const record = async (
    options: { parallelism: number; direction: 'forward' | 'backward' },
    failing?: string,
  ) => {
    const log: string[] = [];
    let running = 0;
    let most = 0;
    const outcomes = await runLayers(stacks, options, async ({ layer }) => {
      running += 1;
      most = Math.max(most, running);
      log.push(`+${layer}`);
      await sleep(5);
      running -= 1;
      log.push(`-${layer}`);
      if (layer === failing) throw new Error('no');
      return layer;
    });
    return { log, most, outcomes };
  };

  it('begins a layer once those it consumes are done, and independent ones side by side', async () => {
    const { log, most } = await record({ parallelism: 4, direction: 'forward' });

    expect(log.slice(0, 2)).toEqual(['+network', '-network']);
    expect(log.slice(2, 4).sort()).toEqual(['+cluster', '+edge']);
    expect(log.slice(-4)).toEqual(['+platform', '-platform', '+workload', '-workload']);
    expect(most).toBe(2);
  });

  it('keeps to the number of layers at a time', async () => {
    expect((await record({ parallelism: 1, direction: 'forward' })).most).toBe(1);
  });

  it('goes the other way', async () => {
    const { log } = await record({ parallelism: 4, direction: 'backward' });

    expect(log[0]).toBe('+workload');
    expect(log.at(-1)).toBe('-network');
  });

  it('stops what depends on a layer that fails, and nothing else', async () => {
    const { outcomes } = await record({ parallelism: 4, direction: 'forward' }, 'cluster');

    expect(Object.fromEntries(outcomes)).toEqual({
      network: { status: 'done', value: 'network', seconds: expect.any(Number) },
      cluster: { status: 'failed', error: new Error('no'), seconds: expect.any(Number) },
      edge: { status: 'done', value: 'edge', seconds: expect.any(Number) },
      platform: { status: 'skipped', because: ['cluster'] },
      workload: { status: 'skipped', because: ['platform'] },
    });
  });

  it('hands on what those before have given', async () => {
    const seen = new Map<string, string[]>();
    await runLayers<string>(stacks, { parallelism: 4, direction: 'forward' }, async ({ layer }, before) => {
      seen.set(layer, [...before.keys()].sort());
      return layer;
    });

    expect(seen.get('network')).toEqual([]);
    expect(seen.get('platform')).toEqual(['cluster', 'edge', 'network']);
  });
});
