// How long it takes to synthesize every layer of every environment, and how that compares with
// the floor: the same program, compiled beforehand and run by plain Node. `npm run bench:synth`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { Bench } from 'tinybench';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
const iterations = Number(process.env.BENCH_RUNS ?? 7);

/** Where each way writes, so that none finds the work of another done. */
const variables = (name) => ({
  CDKTF_OUTDIR: join(folder, name),
  LAYERS_OUT: join(folder, name),
  CHECKPOINT_DISABLE: '1',
  DISABLE_VERSION_CHECK: '1',
});

const run = (name, command, args, options = {}) =>
  execa(command, args, { cwd: root, env: variables(name), stdio: 'ignore', ...options });

const cdktf = (name, app) =>
  run(name, 'cdktf', ['synth', '--output', join(folder, name), '--app', app], { preferLocal: true });

const runner = 'node packages/layers/bin/run-app.mjs main.ts';
const tsNode = 'ts-node --project benchmarks/tsconfig.ts-node.json main.ts';

const ways = {
  'the floor': () => run('floor', process.execPath, ['.layers/build/main.ts.cjs']),
  'layers synth': () => run('layers', process.execPath, ['packages/layers/bin/layers.mjs', 'synth']),
  'cdktf synth, as cdktf.json says': () => cdktf('cdktf', runner),
  'cdktf synth with ts-node': () => cdktf('ts-node', tsNode),
};

try {
  // Leaves the compiled program that the floor runs.
  await run('warm-up', process.execPath, ['packages/layers/bin/run-app.mjs', 'main.ts']);
  const bench = new Bench({ time: 0, iterations, warmupTime: 0, warmupIterations: 1, throws: true });
  for (const [name, way] of Object.entries(ways)) bench.add(name, way);
  await bench.run();
  print(bench.tasks);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function print(tasks) {
  const median = (name) => tasks.find((task) => task.name === name).result.latency.p50;
  const floor = median('the floor');
  console.log(`Medians of ${iterations} runs, Node ${process.versions.node}:\n`);
  for (const { name } of tasks) {
    const seconds = (median(name) / 1000).toFixed(2);
    console.log(`  ${name.padEnd(32)} ${seconds} s   ${(median(name) / floor).toFixed(1)} x the floor`);
  }
  const advantage = median('cdktf synth with ts-node') / median('layers synth');
  console.log(`\nlayers synth is ${advantage.toFixed(1)} times faster than cdktf synth with ts-node.`);
}
