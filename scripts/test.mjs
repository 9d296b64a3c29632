// `npm test`: installs, and runs everything that this machine can. What it cannot is named at the end.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, root, run } from './install.mjs';

const results = join(root, '.layers/test');
const layers = 'packages/layers/bin/layers.mjs';
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

const total = { passed: 0, failed: 0 };
/** What could not be run, with the reason. */
const notRun = [];
const failures = [];

install();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

step('types', 'node_modules/.bin/tsc', ['--project', 'tsconfig.json']);
step('lint and format', 'node_modules/.bin/biome', ['check', '.']);
step('dead code', 'node_modules/.bin/knip', []);
step('the door to cdktn', process.execPath, ['scripts/cdktn-door.mjs']);
runJest('unit tests', ['unit', 'layers']);

const missing = missingTools();
validate();
runEngine();
runSecurity();
process.exitCode = report();

/** Runs a check that passes or fails as a whole. */
function step(name, command, args) {
  heading(name);
  const passed = run(command, args) === 0;
  total[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(name);
}

function runJest(name, projects) {
  heading(name);
  const outputFile = join(results, `${projects.join('-')}.json`);
  const args = ['--selectProjects', ...projects, '--json', `--outputFile=${outputFile}`];
  // One engine, so one file at a time.
  if (projects.includes('engine')) args.push('--runInBand');
  const status = run(process.execPath, [...jest, ...args], { JEST_JUNIT: '' });
  count(name, outputFile, status);
}

function count(name, outputFile, status) {
  let report;
  try {
    report = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch {
    total.failed += 1;
    failures.push(`${name}: jest did not finish`);
    return;
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  for (const suite of report.testResults) {
    for (const { status: result, fullName } of suite.assertionResults) {
      if (result === 'failed') failures.push(fullName);
      if (result === 'pending' || result === 'todo')
        notRun.push({ name: fullName, reason: 'skipped by its file' });
    }
    if (suite.status === 'failed' && suite.assertionResults.length === 0) failures.push(suite.name);
  }
  if (status !== 0 && report.success) failures.push(`${name}: jest ended with ${status}`);
}

/** What the doctor misses, by the name of the tool. */
function missingTools() {
  const { stdout } = spawnSync(process.execPath, [layers, 'doctor', 'sandbox', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  const findings = JSON.parse(stdout).filter(({ state }) => state === 'missing');
  return new Map(findings.map(({ name, detail }) => [name, detail]));
}

/** Lets Terraform check every stack whose providers can be had. */
function validate() {
  heading('terraform validate');
  const name = 'terraform validate of every stack';
  if (missing.has('terraform')) {
    notRun.push({ name, reason: missing.get('terraform') });
    return;
  }
  const { stdout, stderr } = spawnSync(process.execPath, [layers, 'validate', '--json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  process.stdout.write(stderr);
  for (const { stack, status, error } of JSON.parse(stdout)) {
    if (status === 'done') total.passed += 1;
    else if (status === 'unavailable') notRun.push({ name: `terraform validate of ${stack}`, reason: error });
    else {
      total.failed += 1;
      failures.push(`terraform validate of ${stack}`);
    }
  }
}

/** Real Terraform on the emulator. */
function runEngine() {
  const reasons = reasonsAgainstEngine();
  if (reasons.length === 0) runJest('engine tests', ['engine']);
  else leaveOut('engine', reasons);
}

/** The scanners, on what the engine tests have left behind. */
function runSecurity() {
  const reasons = reasonsAgainstEngine();
  if (reasons.length === 0) {
    heading('scanners');
    const reason = installScanners();
    if (reason !== undefined) reasons.push(reason);
  }
  if (reasons.length === 0) runJest('security tests', ['security']);
  else leaveOut('security', reasons);
}

function reasonsAgainstEngine() {
  return ['terraform', 'python', 'provider hashicorp/aws'].flatMap((tool) => missing.get(tool) ?? []);
}

/** Installs the scanners, or says why that cannot be done here. */
function installScanners() {
  const { status, stderr } = spawnSync(process.execPath, ['test/security/install-scanners.mjs'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (status === 0) return undefined;
  return stderr.match(/^LAYERS-[A-Z]+-\d+: (.*)$/m)?.[1] ?? 'the scanners could not be installed';
}

function leaveOut(project, reasons) {
  heading(`${project} tests`);
  for (const name of testsIn(project)) notRun.push({ name, reason: reasons.join('; ') });
}

/** The names of the tests of a project, as its files give them. */
function testsIn(project) {
  const folder = join(root, 'test', project);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    return [...source.matchAll(/\bit(?:\.each(?:<.*>)?\(.*\))?\(\s*'([^']+)'/g)].map(
      ([, test]) => `${project}: ${test}`,
    );
  });
}

function heading(name) {
  console.log(`\n── ${name}`);
}

function report() {
  console.log('');
  if (notRun.length > 0) {
    console.log(`Not run on this machine (${notRun.length}):`);
    for (const { name, reason } of notRun) console.log(`  ${name}: ${reason}`);
  }
  if (failures.length > 0) {
    console.log(`Failed (${failures.length}):`);
    for (const name of failures) console.log(`  ${name}`);
  }
  console.log(`Tests: ${total.passed} passed, ${total.failed} failed, ${notRun.length} not run.`);
  return failures.length === 0 ? 0 : 1;
}
