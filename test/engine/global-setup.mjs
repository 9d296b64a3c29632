import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const home = resolve('.layers/engine');

/** Runs `layers` on the sandbox of the engine tests. */
export function layers(...args) {
  execFileSync(process.execPath, ['packages/layers/bin/layers.mjs', ...args], {
    env: { ...process.env, LAYERS_HOME: home, LAYERS_OUT: `${home}/out` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

export default function startSandbox() {
  // One that an earlier run has left behind would not be empty.
  layers('sandbox', 'down');
  layers('sandbox', 'up');
}
