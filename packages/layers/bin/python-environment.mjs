#!/usr/bin/env node
// Makes a virtual environment with exactly the packages of a requirements file, as the sandbox does for the
// emulator: `node python-environment.mjs <folder> <requirements file> <what is installed>`.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { exitWith } from './exit.mjs';
import { repository } from './repository.mjs';

const [folder, requirementsFile, what] = process.argv.slice(2);
// Beside its dependencies, so that Node finds them.
const file = join(repository, 'packages/layers/node_modules/.cache/layers/python.mjs');

try {
  await bundle(join(repository, 'packages/layers/src/python.ts'), file);
  const { ensureVirtualEnvironment } = await import(pathToFileURL(file).href);
  await ensureVirtualEnvironment({
    folder: resolve(folder),
    requirementsFile: resolve(requirementsFile),
    what,
    tell: (text) => console.error(text),
  });
} catch (error) {
  exitWith(error);
}
