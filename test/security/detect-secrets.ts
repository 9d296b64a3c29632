import { join } from 'node:path';
import { execa } from 'execa';
import { python } from './evidence';
import type { Secret } from './terraform-secrets';

/**
 * Off, because ids, hashes and ARNs look random too, and because the names of
 * attributes are looked at by what knows Terraform (terraform-secrets.ts).
 */
const disabled = ['Base64HighEntropyString', 'HexHighEntropyString', 'KeywordDetector'];

/** Looks through staged files for what has the format of a secret: keys of AWS, private keys, tokens of services. */
export async function detectSecrets(folder: string): Promise<Secret[]> {
  const options = ['--all-files', '--no-verify', ...disabled.flatMap((name) => ['--disable-plugin', name])];
  const { stdout } = await execa(python, ['-m', 'detect_secrets', 'scan', ...options, '.'], {
    cwd: join(folder, 'copies'),
  });
  const { results } = JSON.parse(stdout) as {
    results: Readonly<Record<string, readonly { type: string; line_number: number }[]>>;
  };
  return Object.entries(results).flatMap(([file, secrets]) =>
    secrets.map(({ type, line_number }) => ({ file, path: `line ${line_number}`, because: type })),
  );
}
