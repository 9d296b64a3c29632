#!/usr/bin/env node
// Runs the program of an app, as the "app" of a cdktf.json says: `node run-app.mjs src/main.ts`.
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { bundle } from './bundle.mjs';
import { exitWith } from './exit.mjs';
import { placeLockFiles } from './lock-files.mjs';
import { repository } from './repository.mjs';

const entry = resolve(process.argv[2] ?? 'src/main.ts');
const file = join(repository, '.layers/build', `${relative(repository, entry).replaceAll('/', '-')}.cjs`);
const requireFrom = (path) => createRequire(path);

try {
  await bundle(entry, file, (specifier, importer) => requireFrom(importer).resolve(specifier));
  dropCreationStacks();
  requireFrom(file)(file);
  const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  placeLockFiles(
    outdir,
    process.env.LAYERS_WORKDIR ?? outdir,
    join(repository, 'packages/layers/providers.lock.hcl'),
  );
} catch (error) {
  exitWith(error);
}

/**
 * cdktf records a stack trace for every token, which is most of the time that it
 * takes and never reaches the JSON. cdktf is frozen at the pinned version, so
 * that its private module stays where it is.
 */
function dropCreationStacks() {
  const stackTrace = requireFrom(join(repository, 'main.ts'))('cdktf/lib/tokens/private/stack-trace');
  stackTrace.captureStackTrace = () => [];
}
