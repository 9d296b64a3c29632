import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tool = 'packages/layers/bin/python-environment.mjs';

/** Installs the scanners where test/security/evidence.ts says, unless they are there already. */
export default function installScanners() {
  const args = [tool, '.layers/scanners', 'test/security/requirements.txt', 'the scanners'];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    installScanners();
  } catch {
    // What was wrong has been said.
    process.exitCode = 1;
  }
}
