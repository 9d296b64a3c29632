import { execFileSync } from 'node:child_process';

const tool = 'packages/layers/bin/python-environment.mjs';

/** Installs the scanners where test/security/evidence.ts says, unless they are there already. */
export default function installScanners() {
  const args = [tool, '.layers/scanners', 'test/security/requirements.txt', 'the scanners'];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}
