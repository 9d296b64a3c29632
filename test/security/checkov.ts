import { execa } from 'execa';
import { python } from './evidence';

/** A check that a resource does not pass. */
export interface Finding {
  readonly layer: string;
  /** `CKV_AWS_338` */
  readonly check: string;
  /** `aws_cloudwatch_log_group.cluster` */
  readonly resource: string;
  /** What checkov wants, in its words. */
  readonly wants: string;
}

/** What checkov says of a set of plans. */
export interface Scan {
  readonly findings: readonly Finding[];
  readonly resources: number;
  readonly parsingErrors: number;
}

interface Report {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly file_path: string;
      readonly resource: string;
    }[];
  };
  readonly summary: { readonly resource_count: number; readonly parsing_errors: number };
}

/** Scans plans with checkov, which is told to stay off the network. */
export async function scan(plans: ReadonlyMap<string, string>): Promise<Scan> {
  const options = [
    '--framework',
    'terraform_plan',
    '--skip-download',
    '--quiet',
    '--compact',
    '--output',
    'json',
  ];
  const { stdout, stderr, exitCode } = await execa(
    python,
    ['-m', 'checkov.main', ...options, ...[...plans.values()].flatMap((file) => ['--file', file])],
    {
      // Nothing of the user's: an API key would make it call home, a config file would change the checks.
      extendEnv: false,
      env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', LOG_LEVEL: 'ERROR' },
      cwd: '/',
      reject: false,
    },
  );
  // 1: there are findings.
  if (exitCode !== 0 && exitCode !== 1) throw new Error(`checkov ended with ${exitCode}\n${stderr}`);
  return read(JSON.parse(stdout) as Report, plans);
}

function read({ results, summary }: Report, plans: ReadonlyMap<string, string>): Scan {
  const layerOf = (path: string) => [...plans].find(([, file]) => file.endsWith(path))?.[0] ?? path;
  return {
    findings: results.failed_checks.map(({ check_id, check_name, file_path, resource }) => ({
      layer: layerOf(file_path),
      check: check_id,
      resource,
      wants: check_name,
    })),
    resources: summary.resource_count,
    parsingErrors: summary.parsing_errors,
  };
}
