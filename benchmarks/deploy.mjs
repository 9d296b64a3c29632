// How long it takes to build the whole platform on an empty emulator, with independent layers side by side,
// and how that compares with one layer after another and with the longest chain. `npm run bench:deploy`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { execa } from 'execa';

const usage = `Usage: npm run bench:deploy [-- --json]

Starts an emulator of its own, empty, bootstraps it, and measures \`layers apply sandbox\`: every layer planned,
applied, and planned again. Takes as long as that, and stops the emulator at the end. Nothing else on the
machine is touched; the sandbox that may be running is another one.

  whole          from the command to its end, the emulator's start and the bootstrap left out
  sum            what the layers took, as if one came after another
  critical path  the longest chain of layers that wait for each other; no machine is faster than that
  sum / whole    what working side by side gains; 1 is nothing
  whole / path   what is left to gain; 1 is nothing

Options:
  --json   write the figures as JSON
  --help   show this`;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(usage);
  process.exit(0);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'bench-deploy-'));

try {
  const figures = await measure();
  if (values.json) console.log(JSON.stringify(figures, undefined, 2));
  else print(figures);
} finally {
  await layers('sandbox', 'down');
  rmSync(home, { recursive: true, force: true });
}

/** Runs `layers` in folders of its own, and shows how far it is unless that would be in the way. */
function layers(...args) {
  return execa(process.execPath, ['packages/layers/bin/layers.mjs', ...args], {
    cwd: root,
    env: { LAYERS_HOME: home, LAYERS_OUT: join(home, 'out'), AWS_ENDPOINT_URL: '' },
    stderr: values.json ? 'ignore' : 'inherit',
  });
}

async function timed(...args) {
  const start = performance.now();
  const { stdout } = await layers(...args);
  return { seconds: (performance.now() - start) / 1000, stdout };
}

async function measure() {
  const start = await timed('sandbox', 'up');
  const bootstrap = await timed('bootstrap', 'sandbox', '--yes');
  const order = JSON.parse((await timed('list', 'sandbox', '--json')).stdout);

  const first = await timed('apply', 'sandbox', '--yes', '--json');
  const again = await timed('plan', 'sandbox', '--json', '--detailed-exitcode');
  // What has nothing to apply, as the bootstrap now, has no time for it.
  const rows = JSON.parse(first.stdout).layers.map(({ layer, seconds }) => ({ layer, apply: 0, ...seconds }));
  const sum = rows.reduce((total, { plan, apply }) => total + plan + apply, 0);
  // Every plan is shown before the first is applied, so that there are two chains.
  const chains = ['plan', 'apply'].map((phase) => longestChain(order, rows, phase));
  const criticalPath = chains.reduce((total, { seconds }) => total + seconds, 0);
  return {
    start: start.seconds,
    bootstrap: bootstrap.seconds,
    whole: first.seconds,
    sum,
    criticalPath,
    sumByWhole: sum / first.seconds,
    wholeByCriticalPath: first.seconds / criticalPath,
    chain: chains[1].layers,
    secondPlan: again.seconds,
    layers: rows,
  };
}

/** The chain of layers, each consuming what the one before publishes, that takes longest. */
function longestChain(order, rows, phase) {
  const ends = new Map();
  // `layers list` has each layer after those that it consumes.
  for (const { layer, after } of order) {
    const before = after
      .map((name) => ends.get(name))
      .reduce((longest, end) => (end.seconds > longest.seconds ? end : longest), { seconds: 0, layers: [] });
    const own = rows.find((row) => row.layer === layer)[phase];
    ends.set(layer, { seconds: before.seconds + own, layers: [...before.layers, layer] });
  }
  return [...ends.values()].reduce((longest, end) => (end.seconds > longest.seconds ? end : longest));
}

function print(figures) {
  const line = (name, value, note = '', digits = 1) =>
    console.log(`  ${name.padEnd(16)}${value.toFixed(digits).padStart(7)} ${note}`);
  console.log(`\nThe whole platform on an empty emulator, Node ${process.versions.node}:\n`);
  for (const { layer, plan, apply } of figures.layers) {
    line(layer, plan + apply, `s   plan ${plan.toFixed(1)}, apply ${apply.toFixed(1)}`);
  }
  console.log('');
  line('whole', figures.whole, 's');
  line('sum', figures.sum, 's');
  line('critical path', figures.criticalPath, `s   ${figures.chain.join(', then ')}`);
  line('sum / whole', figures.sumByWhole, '', 2);
  line('whole / path', figures.wholeByCriticalPath, '', 2);
  line('second plan', figures.secondPlan, 's');
  line('bootstrap', figures.bootstrap, 's   not counted above');
  line(
    'emulator start',
    figures.start,
    's   the first time on a machine with its installation, not counted above',
  );
}
