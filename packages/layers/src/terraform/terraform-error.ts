import { UserError } from '../errors';
import type { Stack } from '../stacks/stack';
import type { Diagnostic } from './events';
import { describeLock, parseLockInfo } from './lock-info';

/** Terraform failed; what it said is in the diagnostics. */
export class TerraformError extends UserError {
  override readonly name = 'TerraformError';

  constructor(
    code: string,
    message: string,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(code, message);
  }
}

interface Failure {
  readonly stack: Stack;
  readonly verb: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly logFile: string;
  /** The signal that ended Terraform, if one did. */
  readonly signal?: string;
}

/** A failure that Terraform reports in its own words, and how we say it. */
interface Translation {
  readonly code: string;
  matches(diagnostic: Diagnostic): boolean;
  say(diagnostic: Diagnostic, stack: Stack): string;
}

const killed = 'LAYERS-TF-002';

const providerUnavailable = 'LAYERS-PLUGIN-002';

const bucketMissing = 'LAYERS-STATE-001';

const translations: readonly Translation[] = [
  {
    code: providerUnavailable,
    matches: ({ summary }) =>
      summary === 'Failed to query available provider packages' || summary === 'Failed to install provider',
    say: ({ detail }, { layer, environment, providers }) => {
      const missing = providers.find(({ source }) => detail.includes(source));
      const name = missing === undefined ? 'a provider' : `provider ${missing.source} ${missing.version}`;
      return (
        `${layer} of ${environment.name} needs ${name}, which cannot be had here: ` +
        `${reasonIn(detail)} ` +
        'Make the registry reachable, or name a filesystem mirror that has it in TF_PLUGIN_MIRROR.'
      );
    },
  },
  {
    code: 'LAYERS-CONTRACT-002',
    matches: ({ summary }) => summary === 'Unable to find remote state',
    say: ({ address }, { layer, environment }) => {
      const upstream = address?.split('.').at(-1) ?? 'a layer';
      return (
        `${layer} of ${environment.name} needs what ${upstream} publishes, and ${upstream} was never applied. ` +
        `Apply it first: layers apply ${environment.name} ${upstream}`
      );
    },
  },
  {
    code: 'LAYERS-LOCK-001',
    matches: ({ summary, detail }) =>
      summary.includes('acquiring the state lock') && parseLockInfo(detail) !== undefined,
    say: ({ detail }, { layer, environment }) => {
      const lock = parseLockInfo(detail);
      const holder = lock === undefined ? 'somebody' : describeLock(lock);
      return (
        `the state of ${layer} of ${environment.name} is locked by ${holder}. ` +
        `Wait until that run has ended; if it was killed, free the lock: layers unlock ${environment.name} ${layer}`
      );
    },
  },
  {
    code: 'LAYERS-PLAN-001',
    matches: ({ summary }) => summary === 'Saved plan is stale',
    say: (_, { layer, environment }) =>
      `somebody changed the state of ${layer} of ${environment.name} since it was planned, so that plan is not applied. Plan again.`,
  },
  {
    code: bucketMissing,
    matches: ({ summary, detail }) =>
      `${summary} ${detail}`.includes('S3 bucket') && `${summary} ${detail}`.includes('does not exist'),
    say: (_, { environment, backend }) =>
      `the state bucket ${String(backend.settings.bucket)} of ${environment.name} does not exist. Make it first: layers bootstrap ${environment.name}`,
  },
  {
    code: 'LAYERS-ACCESS-002',
    matches: ({ summary, detail }) =>
      /AWS account ID not allowed|not allowed.*account|Account ID not allowed/i.test(`${summary} ${detail}`),
    say: (_, { environment }) =>
      `the credentials in use are not of account ${environment.accountId}, in which ${environment.name} lives.`,
  },
];

/** Terraform's reason in one line, without the advice that follows it after an empty line. */
function reasonIn(detail: string): string {
  const reason = (detail.trim().split('\n\n')[0] ?? '').replaceAll(/\s+/g, ' ');
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

/** Whether a layer failed because one of its providers cannot be had on this machine. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof TerraformError && error.code === providerUnavailable;
}

/** Whether the bucket that keeps the state does not exist. */
export function isBucketMissing(error: unknown): boolean {
  return error instanceof TerraformError && error.code === bucketMissing;
}

/** Whether Terraform was killed, so that its state may lack what it has made. */
export function wasKilled(error: unknown): boolean {
  return error instanceof TerraformError && error.code === killed;
}

/** Says why Terraform failed: in our words where we know better, else in Terraform's. */
export function describeFailure({ stack, verb, diagnostics, logFile, signal }: Failure): TerraformError {
  if (signal !== undefined) {
    return new TerraformError(
      killed,
      `terraform ${verb} of ${stack.name} was ended by ${signal}; it may have left its lock behind. ` +
        `To free it: layers unlock ${stack.environment.name} ${stack.layer}. Log: ${logFile}`,
      diagnostics,
    );
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  for (const { code, matches, say } of translations) {
    const known = errors.find(matches);
    if (known !== undefined) return new TerraformError(code, say(known, stack), diagnostics);
  }
  const own = errors
    .map(({ summary, detail }) => /LAYERS-[A-Z]+-\d+: .*/s.exec(detail || summary)?.[0])
    .find(Boolean);
  if (own !== undefined) {
    const [code = '', ...rest] = own.split(': ');
    return new TerraformError(code, rest.join(': '), diagnostics);
  }
  return new TerraformError(
    'LAYERS-TF-001',
    [`terraform ${verb} of ${stack.name} failed:`, ...errors.map(formatDiagnostic), `  Log: ${logFile}`].join(
      '\n',
    ),
    diagnostics,
  );
}

function formatDiagnostic({ summary, detail, address }: Diagnostic): string {
  const text = [address === undefined ? summary : `${address}: ${summary}`, detail].filter(
    (part) => part !== '',
  );
  return text.join('\n').replace(/^/gm, '  ');
}
