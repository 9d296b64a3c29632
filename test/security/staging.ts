import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { python } from './evidence';

/** A file to look into, as text. */
export interface StagedFile {
  /** Where it was found, with the name inside of a plan file: `run/data.apply.tfplan/tfstate`. */
  readonly name: string;
  /** The JSON documents in it; none if it is not JSON. A log of JSON lines has one a line. */
  readonly documents: readonly unknown[];
}

/**
 * Copies everything below some folders to one, for the scanners: JSON with one
 * value a line, since they go by lines, and plan files unpacked, since they are
 * archives.
 */
export async function stage(
  sources: Readonly<Record<string, string>>,
  folder: string,
): Promise<StagedFile[]> {
  rmSync(folder, { recursive: true, force: true });
  const unpacked = join(folder, 'unpacked');
  const copies = join(folder, 'copies');
  mkdirSync(unpacked, { recursive: true });
  const files: { name: string; path: string }[] = [];
  for (const [label, source] of Object.entries(sources)) {
    for (const name of filesBelow(source)) {
      if (!name.endsWith('.tfplan')) files.push({ name: join(label, name), path: join(source, name) });
      else await unpack(join(source, name), join(unpacked, label, name));
    }
  }
  for (const name of filesBelow(unpacked)) files.push({ name, path: join(unpacked, name) });
  return files.map(({ name, path }) => copy(name, path, copies));
}

function copy(name: string, path: string, copies: string): StagedFile {
  // A plan is binary with texts in it; read so, every byte stays.
  const text = readFileSync(path, 'latin1');
  const documents = parse(text);
  const target = join(copies, `${name}${documents.length > 0 ? '.json' : '.txt'}`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    documents.length > 0
      ? documents.map((document) => JSON.stringify(document, undefined, 1)).join('\n')
      : text,
  );
  return { name, documents };
}

function parse(text: string): unknown[] {
  for (const parts of [[text], text.split('\n').filter((line) => line.trim() !== '')]) {
    try {
      return parts.map((part) => JSON.parse(part) as unknown);
    } catch {
      // Not JSON in this way.
    }
  }
  return [];
}

async function unpack(archive: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await execa(python, ['-m', 'zipfile', '--extract', archive, folder]);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.terraform'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
