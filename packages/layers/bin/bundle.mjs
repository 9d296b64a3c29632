import { build } from 'esbuild';
import { replaceFile } from './replace-file.mjs';

/**
 * Bundles a TypeScript program of ours into one file. Only our own sources are
 * compiled, without type checks, and dependencies are left to Node:
 * docs/adr/0007-synthesis.md has the figures.
 *
 * @param {string} entry path of the program
 * @param {string} file path of the bundle, `.mjs` for an ES module or `.cjs`
 * @param {(specifier: string, importer: string) => string} locate
 *   what the bundle says where a source imports a dependency
 */
export async function bundle(entry, file, locate = (specifier) => specifier) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: file.endsWith('.mjs') ? 'esm' : 'cjs',
    plugins: [externalDependencies(locate)],
    logLevel: 'silent',
  });
  replaceFile(file, outputFiles[0].contents);
}

function externalDependencies(locate) {
  return {
    name: 'external-dependencies',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) =>
        kind === 'entry-point' || path.startsWith('@diet-game/')
          ? undefined
          : { path: locate(path, importer), external: true },
      );
    },
  };
}
