import { resolve } from 'node:path';
import ts from 'typescript';

/** Where the samples would lie: a package that may import what they import. */
const sampleFile = resolve('apps/data/src/sample.ts');

/** Compiles a sample and returns what the compiler says of it, up to the first full stop. */
export function compileSample(sample: string): string[] {
  const { config } = ts.readConfigFile('tsconfig.base.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === sampleFile || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === sampleFile
      ? ts.createSourceFile(file, sample, ts.ScriptTarget.ES2023)
      : getSourceFile(file, ...rest);
  const program = ts.createProgram([sampleFile], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(sampleFile))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ').split('. ')[0] ?? '');
}
