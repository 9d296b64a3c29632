// Synthesizes every stack with cdktn, the continuation of cdktf, and compares the JSON with that of cdktf:
// what docs/adr/0001-cdktf.md calls the open door. Prints what differs, if anything does.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';

const folder = join(root, '.layers/door');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const [ours, theirs] = [await synthesize('cdktf'), await synthesize('cdktn')];
const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
const different = names.filter((name) => JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]));
for (const name of different) console.error(`${name} differs: compare the files in ${folder}`);
console.log(
  `${names.length - different.length} of ${names.length} stacks are the same with cdktn as with cdktf.`,
);
process.exitCode = different.length === 0 && names.length > 0 ? 0 : 1;

/** Bundles the program with one of the two in the place of cdktf, also for the provider bindings, and runs it. */
async function synthesize(library) {
  const program = join(folder, `${library}.cjs`);
  const outdir = join(folder, library);
  await build({
    entryPoints: [join(root, 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: { cdktf: library },
    absWorkingDir: root,
    logLevel: 'error',
  });
  execFileSync(process.execPath, [program], { cwd: root, env: { ...process.env, CDKTF_OUTDIR: outdir } });
  const stacks = readdirSync(join(outdir, 'stacks'));
  return Object.fromEntries(
    stacks.map((name) => [name, comparable(join(outdir, 'stacks', name, 'cdk.tf.json'))]),
  );
}

/** A stack without the version of the library that wrote it. */
function comparable(file) {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  delete json['//'].metadata.version;
  return json;
}
