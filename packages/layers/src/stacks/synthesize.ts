import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { replaceFile } from '../atomic-file';
import { ProgramError } from '../errors';
import type { Workspace } from '../workspace';
import { inOrder } from './layer-order';
import { readStack, type Stack, stackFile } from './stack';

const manifestSchema = z.object({ version: z.string(), stacks: z.record(z.string(), z.unknown()) });

export interface SynthesizeOptions {
  /** The one environment to synthesize. @default all */
  readonly environment?: string;
}

/** What is known of the outputs of layers to plan ahead of: by layer, by output. */
export type KnownOutputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Runs the program of the stacks and puts what it writes where Terraform and the
 * cdktf CLI look for it. Files appear whole, and those that did not change stay.
 *
 * @returns the stacks, each after those that it consumes
 *
 * @throws ProgramError when the program fails, in the program's words
 */
export async function synthesize(
  workspace: Workspace,
  { environment }: SynthesizeOptions = {},
): Promise<Stack[]> {
  return inDraftFolder(workspace, async (draft) => {
    await runProgram(workspace, draft, { LAYERS_ENVIRONMENT: environment, LAYERS_WORKDIR: workspace.out });
    const manifest = readManifest(draft);
    const names = Object.keys(manifest.stacks);
    for (const name of names) publishStack(draft, name, workspace.stack(name));
    addToManifest(workspace.out, manifest);
    return inOrder(names.map((name) => readStack(workspace.stack(name))));
  });
}

/**
 * Synthesizes one stack ahead of the layers that it depends on.
 *
 * @param folder where the preview goes; Terraform runs in its `stacks/<name>`
 */
export async function synthesizePreview(
  workspace: Workspace,
  stack: Stack,
  known: KnownOutputs,
  folder: string,
): Promise<Stack> {
  return inDraftFolder(workspace, async (draft) => {
    await runProgram(workspace, draft, {
      LAYERS_ENVIRONMENT: stack.environment.name,
      LAYERS_WORKDIR: folder,
      LAYERS_ASSUMED: JSON.stringify(known),
    });
    const directory = join(folder, 'stacks', stack.name);
    publishStack(draft, stack.name, directory);
    return readStack(directory);
  });
}

async function inDraftFolder<T>(workspace: Workspace, work: (draft: string) => Promise<T>): Promise<T> {
  mkdirSync(workspace.home, { recursive: true });
  const draft = mkdtempSync(join(workspace.home, 'synth-'));
  try {
    return await work(draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function runProgram(
  workspace: Workspace,
  outdir: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const runner = join(workspace.root, 'packages/layers/bin/run-app.mjs');
  const { failed, stderr, stdout, isTerminated, signal } = await execa(
    process.execPath,
    [runner, workspace.program],
    {
      cwd: workspace.root,
      env: { ...variables, CDKTF_OUTDIR: outdir },
      stdin: 'ignore',
      reject: false,
    },
  );
  if (isTerminated) throw new ProgramError(`the program of the stacks was ended by ${signal}`);
  if (failed) throw new ProgramError([stderr, stdout].filter((text) => text !== '').join('\n'));
}

function publishStack(draft: string, name: string, directory: string): void {
  replaceFile(join(directory, stackFile), readFileSync(join(draft, 'stacks', name, stackFile), 'utf8'));
}

/** Keeps the stacks of other environments in the manifest, which the cdktf CLI reads. */
function addToManifest(out: string, manifest: z.output<typeof manifestSchema>): void {
  const file = join(out, 'manifest.json');
  const before = existsSync(file) ? readManifest(out).stacks : {};
  const kept = Object.entries(before).filter(([name]) => existsSync(join(out, 'stacks', name, stackFile)));
  const stacks = { ...Object.fromEntries(kept), ...manifest.stacks };
  replaceFile(file, JSON.stringify({ ...manifest, stacks }, undefined, 2));
}

function readManifest(folder: string) {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
}
