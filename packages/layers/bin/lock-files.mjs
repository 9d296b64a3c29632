import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.mjs';

/**
 * Gives each stack that was synthesized the checksums of its providers, so that
 * Terraform installs these and no others. A lock file of the right versions
 * stays: Terraform may have added the checksums of this platform.
 *
 * @param {string} outdir where the stacks were synthesized
 * @param {string} workdir where Terraform runs them
 * @param {string} source the checksums
 */
export function placeLockFiles(outdir, workdir, source) {
  const wanted = readFileSync(source, 'utf8');
  for (const stack of readdirSync(join(outdir, 'stacks'))) {
    const directory = join(workdir, 'stacks', stack);
    const file = join(directory, '.terraform.lock.hcl');
    const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (
      versionsOf(present).some(([name, version]) => versionIn(wanted, name) !== version) ||
      present === ''
    ) {
      mkdirSync(directory, { recursive: true });
      replaceFile(file, wanted);
    }
  }
}

function versionsOf(lock) {
  return [...lock.matchAll(/provider "(.*)" {\s*version\s*= "(.*)"/g)].map(([, name, version]) => [
    name,
    version,
  ]);
}

function versionIn(lock, provider) {
  return versionsOf(lock).find(([name]) => name === provider)?.[1];
}
