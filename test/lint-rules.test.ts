import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What the linter says of a source that lies in a folder for the time being. */
function lint(folder: string, source: string): string[] {
  const file = join(folder, `lint-sample-${process.pid}-stack.ts`);
  writeFileSync(file, source);
  try {
    const { stdout } = spawnSync('node_modules/.bin/biome', ['lint', '--reporter=json', file], {
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string; category: string }[] };
    return diagnostics
      .filter(({ category }) => /noRestrictedImports|noProcessEnv|noExplicitAny/.test(category))
      .map(({ message }) => message);
  } finally {
    rmSync(file);
  }
}

const importing = (specifier: string) => `import * as it from '${specifier}';\nexport const same = it;\n`;

describe('the linter', () => {
  it.each(['aws', 'helm', 'kubernetes', 'random'])('refuses the barrel of the %s provider', (provider) => {
    expect(lint('packages/constructs/src', importing(`@cdktf/provider-${provider}`))).toEqual([
      expect.stringMatching(
        /^Import the one file that you need, such as @cdktf\/provider-\w+\/lib\/[\w-]+: the barrel takes/,
      ),
    ]);
  });

  it('takes one file of a provider', () => {
    expect(lint('packages/constructs/src', importing('@cdktf/provider-aws/lib/vpc'))).toEqual([]);
  });

  it.each([
    [
      'packages/constructs/src',
      '@diet-game/network/network-stack',
      /^Constructs import no other package of ours/,
    ],
    ['packages/constructs/src', '@diet-game/layers/cli', /^Constructs import no other package of ours/],
    ['packages/constructs/src', '@diet-game/environments', /^Constructs import no other package of ours/],
    ['packages/constructs/src', 'node:fs', /^Constructs know nothing of files and processes/],
    ['packages/constructs/src', 'node:child_process', /^Constructs know nothing of files and processes/],
    ['environments/src', '@diet-game/network/network-stack', /^An environment is data/],
    ['environments/src', 'cdktf', /^An environment is data/],
    [
      'apps/data/src',
      '@diet-game/network/network-stack',
      /^A layer knows another one by its contract only|^A stack is given/,
    ],
    ['apps/data/src', '@diet-game/environments', /^A stack is given its environment by its main\.ts/],
    ['packages/plan-review/src', '@diet-game/constructs/user-error', /^The review is pure functions/],
    ['packages/plan-review/src', 'node:fs', /^The review is pure functions/],
    [
      'packages/layers/src',
      '@diet-game/network/network-stack',
      /^The layers command reads what the programs synthesize/,
    ],
    ['packages/layers/src', 'cdktf', /^The layers command reads what the programs synthesize/],
    ['packages/layers/src', '../../../apps/network/src/network-stack', /^Import another package by its name/],
  ])('refuses in %s to import %s', (folder, specifier, message) => {
    expect(lint(folder, importing(specifier))).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['environments/src', '@diet-game/constructs/environment/environment'],
    ['apps/data/src', '@diet-game/constructs/contract/data'],
    ['packages/layers/src', '@diet-game/plan-review/summarize'],
    ['packages/layers/src', '@diet-game/constructs/user-error'],
    ['packages/layers/src/stacks', '../terraform/binary'],
  ])('lets %s import %s', (folder, specifier) => {
    expect(lint(folder, importing(specifier))).toEqual([]);
  });

  it.each(['packages/constructs/src', 'packages/plan-review/src'])(
    'refuses in %s to read the environment of the process',
    (folder) => {
      expect(lint(folder, 'export const home = process.env.HOME;\n')).toHaveLength(1);
    },
  );

  it('refuses any', () => {
    expect(lint('packages/layers/src', 'export const it: any = 1;\n')).toHaveLength(1);
  });
});
