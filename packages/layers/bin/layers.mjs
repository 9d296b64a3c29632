#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { exitWith } from './exit.mjs';
import { repository } from './repository.mjs';

// Beside its dependencies, so that Node finds them.
const file = join(repository, 'packages/layers/node_modules/.cache/layers/cli.mjs');

// The SDK's version is pinned: what later ones need is no concern of the user's.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

try {
  await bundle(join(repository, 'packages/layers/src/cli.ts'), file);
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(repository, process.argv.slice(2));
} catch (error) {
  exitWith(error);
}
