import { overlap } from './address-plan';
import { type DefineEnvironmentOptions, validateEnvironment } from './define-environment';
import type { Environment, EnvironmentInput } from './environment';
import { homeRegion, stateStore } from './names';
import { EnvironmentError, type EnvironmentProblems, type Problem } from './problem';
import { when } from './rules/rule';

/** The environments of the platform, by name, in the order of their definition. */
export type Environments = ReadonlyMap<string, Environment>;

/**
 * Validates every description, and then what must hold between environments:
 * names differ, networks do not overlap, and a stand-in names a primary that
 * lives in another region.
 *
 * @throws EnvironmentError with every problem of every environment
 */
export function defineEnvironments(
  inputs: readonly EnvironmentInput[],
  options?: DefineEnvironmentOptions,
): Environments {
  const environments: Environment[] = [];
  const findings: EnvironmentProblems[] = [];

  for (const input of inputs) {
    const validation = validateEnvironment(input, options);
    if ('environment' in validation) environments.push(validation.environment);
    else findings.push({ environment: validation.name, problems: validation.problems });
  }
  // A stand-in whose primary has problems of its own would seem to name nobody.
  const complete = findings.length === 0;
  environments.forEach((environment, index) => {
    const problems = [
      ...environments.slice(0, index).flatMap((earlier) => conflicts(earlier, environment)),
      ...(complete ? standbyProblems(environment, environments) : []),
    ];
    if (problems.length > 0) findings.push({ environment: environment.name, problems });
  });

  if (findings.length > 0) throw new EnvironmentError(findings);
  return new Map(environments.map((environment) => [environment.name, environment]));
}

function conflicts(earlier: Environment, later: Environment): Problem[] {
  const problems: Problem[] = [];
  if (earlier.name === later.name) {
    problems.push({ path: 'name', given: later.name, accepted: 'a name that no other environment has' });
  }
  if (overlap(earlier.networking.vpc.cidr, later.networking.vpc.cidr)) {
    problems.push({
      path: 'networking.vpc.cidr',
      given: later.networking.vpc.cidr,
      accepted: `a network apart from that of ${earlier.name}, ${earlier.networking.vpc.cidr}`,
      why: 'networks that overlap can never be peered',
    });
  }
  if (sharesBootstrap(earlier, later) && stateStore(earlier).bucket !== stateStore(later).bucket) {
    problems.push({
      path: 'state.bucket',
      given: stateStore(later).bucket,
      accepted: `the bucket of ${earlier.name}, ${stateStore(earlier).bucket}`,
      why: 'one bootstrap makes the state bucket of all environments of an account and region',
    });
  }
  return problems;
}

function sharesBootstrap(one: Environment, other: Environment): boolean {
  return (
    one.access.accountId === other.access.accountId &&
    homeRegion(one) === homeRegion(other) &&
    [one, other].every(({ state }) => state.backend === 's3')
  );
}

function standbyProblems(environment: Environment, all: readonly Environment[]): Problem[] {
  const { cloud, disasterRecovery } = environment;
  if (disasterRecovery.role !== 'standby') return [];

  const primaries = all.filter((candidate) => candidate.disasterRecovery.role === 'primary');
  const primary = primaries.find(({ name }) => name === disasterRecovery.primary);
  if (primary === undefined) {
    return [
      {
        path: 'disasterRecovery.primary',
        given: disasterRecovery.primary,
        accepted:
          primaries.map(({ name }) => name).join(' or ') || 'the name of a primary, and there is none',
      },
    ];
  }
  const region = cloud.regions[0];
  return [
    ...when(primary.cloud.regions[0] === region, {
      path: 'cloud.regions.0',
      given: region,
      accepted: `a region other than that of ${primary.name}`,
      why: "a stand-in must survive the loss of its primary's region",
    }),
    ...(primary.cloud.regions[0] === region ? [] : nameProblems(environment, primary)),
  ];
}

/** A stand-in takes over the name of its primary, in the zone that its primary has made. */
function nameProblems({ networking: { dns }, security }: Environment, primary: Environment): Problem[] {
  const { apiHostname } = primary.networking.dns;
  const { originKeyGeneration } = primary.security;
  return [
    ...when(dns.publicZone !== 'existing', {
      path: 'networking.dns.publicZone',
      given: dns.publicZone,
      accepted: '"existing"',
      why: `the failover happens in the zone of ${primary.name}`,
    }),
    ...when(dns.apiHostname !== apiHostname, {
      path: 'networking.dns.apiHostname',
      given: dns.apiHostname,
      accepted: `that of ${primary.name}, ${apiHostname}`,
      why: 'it is what fails over',
    }),
    ...when(security.originKeyGeneration !== originKeyGeneration, {
      path: 'security.originKeyGeneration',
      given: security.originKeyGeneration,
      accepted: `that of ${primary.name}, ${originKeyGeneration}`,
      why: `the load balancer must know the distribution of ${primary.name}`,
    }),
  ];
}
