import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { UserError } from './errors';
import { isOlder } from './terraform/binary';

/** The oldest Python that the dependencies of the emulator and of the scanners take. */
export const oldestPython = '3.10';

/** A Python on this machine. */
export interface Python {
  readonly path: string;
  readonly version: string;
}

/**
 * Finds a Python that can run the emulator and the scanners.
 *
 * @throws UserError if there is none
 */
export async function findPython(): Promise<Python> {
  const found: string[] = [];
  for (const path of ['python3', 'python']) {
    const { failed, stdout } = await execa(
      path,
      ['-c', 'import platform; print(platform.python_version())'],
      {
        reject: false,
      },
    );
    if (failed) continue;
    if (!isOlder(stdout, oldestPython)) return { path, version: stdout };
    found.push(stdout);
  }
  throw new UserError(
    'LAYERS-TOOL-003',
    `Python ${oldestPython} or later is needed, and ${found.length > 0 ? `there is only ${found.join(', ')}` : 'there is none'}. ` +
      'Install it from https://www.python.org/downloads or your system’s packages.',
  );
}

export interface VirtualEnvironmentProps {
  readonly folder: string;
  /** Every package with its version and hashes, as `uv pip compile --generate-hashes` writes it. */
  readonly requirementsFile: string;
  /** What is installed, for messages: `the emulator`. */
  readonly what: string;
  readonly tell: (what: string) => void;
}

/**
 * Makes a virtual environment with exactly the packages of a requirements file,
 * each checked against its hash; leaves one alone that is right already.
 */
export async function ensureVirtualEnvironment(props: VirtualEnvironmentProps): Promise<void> {
  const { folder, requirementsFile, what, tell } = props;
  const mark = join(folder, 'requirements.txt');
  const wanted = readFileSync(requirementsFile, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;

  const python = await findPython();
  rmSync(folder, { recursive: true, force: true });
  tell(`Installing ${what} with Python ${python.version}.`);
  await step(
    python.path,
    ['-m', 'venv', folder],
    'make a virtual environment; is the disk full? On Debian or Ubuntu, it may need: apt install python3-venv',
  );
  const install = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '--no-deps',
  ];
  await step(
    join(folder, 'bin/python'),
    [...install, '--require-hashes', '--requirement', requirementsFile],
    `install ${what}; is the Python package index within reach? pip takes PIP_INDEX_URL, PIP_FIND_LINKS and HTTPS_PROXY.`,
  );
  writeFileSync(mark, wanted);
}

async function step(command: string, args: readonly string[], purpose: string): Promise<void> {
  const { failed, stderr, stdout } = await execa(command, args, { reject: false, stdin: 'ignore' });
  if (failed)
    throw new UserError('LAYERS-SANDBOX-002', `could not ${purpose}\n  ${reasonIn(stderr || stdout)}`);
}

/** The errors that pip names, without its attempts; else the end of what was written. */
function reasonIn(output: string): string {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => line.startsWith('ERROR:'));
  return (errors.length > 0 ? errors : lines.slice(-5)).join('\n  ');
}
