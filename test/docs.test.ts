import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The files below a folder, without what was installed, built or synthesized. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return ['node_modules', 'cdktf.out', '.layers', '.git'].includes(entry.name) ? [] : filesBelow(path);
  });
}

const files = filesBelow('.');
const sources = files.filter((file) => /^packages\/.*\.(ts|mjs)$/.test(file) && !file.endsWith('.test.ts'));
const pages = files.filter((file) => file.endsWith('.md'));
const codesIn = (text: string) => [...new Set(text.match(/LAYERS-[A-Z]+-\d{3}/g) ?? [])].sort();

describe('the troubleshooting page', () => {
  it('explains every code that the sources use, and no other', () => {
    const page = readFileSync('docs/troubleshooting.md', 'utf8');
    const explained = [...page.matchAll(/^### (LAYERS-[A-Z]+-\d{3})$/gm)].map(([, code]) => code);

    expect(sources.length).toBeGreaterThan(100);
    expect(explained.sort()).toEqual(codesIn(sources.map((file) => readFileSync(file, 'utf8')).join('\n')));
  });
});

describe('the pages', () => {
  it.each(pages)('%s links to files that there are', (page) => {
    const text = readFileSync(page, 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target));

    expect(
      targets.filter(
        (target) => statSync(join(dirname(page), target), { throwIfNoEntry: false }) === undefined,
      ),
    ).toEqual([]);
  });

  it('name the pnpm that is pinned', () => {
    const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8')) as { packageManager: string };
    const named = pages.flatMap((page) => readFileSync(page, 'utf8').match(/pnpm@[\d.]+\d/g) ?? []);

    expect(new Set(named)).toEqual(new Set([packageManager]));
  });

  it('name the emulator that is pinned', () => {
    const requirement = readFileSync('packages/layers/src/sandbox/requirements.txt', 'utf8').match(
      /^ministack==(\S+)/m,
    )?.[1];
    const { version } = JSON.parse(readFileSync('packages/layers/src/sandbox/gaps.json', 'utf8')) as {
      version: string;
    };

    expect(version).toBe(requirement);
    expect(readFileSync('docs/adr/0006-emulator.md', 'utf8')).toContain(`MiniStack ${version}`);
  });
});
