import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs the dependencies with the pnpm that package.json pins, which npm
 * brings. Uses nothing but Node, since nothing is installed before it.
 */
export function install() {
  const { packageManager, engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  requireNode(engines.node.replace('>=', ''));
  const command = ['exec', '--yes', '--', packageManager, 'install', '--frozen-lockfile'];
  const { status } = spawnSync('npm', command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error('\nThe dependencies could not be installed; what npm and pnpm said is above.');
    process.exit(1);
  }
}

/** Runs a program of the repository and returns its exit code. */
export function run(command, args, variables = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
  return signal === null ? (status ?? 1) : 130;
}

function requireNode(oldest) {
  const [have, want] = [process.versions.node, oldest].map((version) => version.split('.').map(Number));
  const older = have[0] < want[0] || (have[0] === want[0] && have[1] < want[1]);
  if (!older) return;
  console.error(
    `Node ${process.versions.node} is too old; install ${oldest} or later from https://nodejs.org.`,
  );
  process.exit(1);
}
