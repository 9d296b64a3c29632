import { readFileSync } from 'node:fs';
import type { Finding } from './checkov';

/** Failed checks that are accepted for one reason, each on every resource named. */
export interface AcceptedCheck {
  readonly layer: string;
  readonly checks: readonly string[];
  /** Addresses, or types for every resource of the type in the layer. */
  readonly resources: readonly string[];
  /** Why it is no weakness here, or why it is lived with. */
  readonly reason: string;
}

/** A secret that is known to be where it is. */
export interface AcceptedSecret {
  /** The address of the resource. */
  readonly resource: string;
  /** The attribute, as a part of its path: `custom_header`. */
  readonly attribute: string;
  readonly reason: string;
}

/** The committed list. */
export const accepted = JSON.parse(readFileSync('test/security/accepted.json', 'utf8')) as {
  readonly checks: readonly AcceptedCheck[];
  readonly secrets: readonly AcceptedSecret[];
};

/** The findings that nothing accepts, as lines for a person. */
export function unaccepted(findings: readonly Finding[], checks: readonly AcceptedCheck[]): string[] {
  return findings
    .filter(
      ({ check, ...finding }) =>
        !checks.some(
          (entry) =>
            entry.checks.includes(check) && entry.resources.some((name) => covers(entry, name, finding)),
        ),
    )
    .map(({ layer, check, resource, wants }) => `${layer}: ${check} ${resource}: ${wants}`);
}

/** The parts of the list that no finding needs, as lines for a person. */
export function unneeded(findings: readonly Finding[], checks: readonly AcceptedCheck[]): string[] {
  return checks.flatMap((entry) =>
    entry.checks.flatMap((check) =>
      entry.resources
        .filter(
          (name) => !findings.some((finding) => finding.check === check && covers(entry, name, finding)),
        )
        .map((name) => `${entry.layer}: ${check} ${name}`),
    ),
  );
}

function covers(
  { layer }: AcceptedCheck,
  name: string,
  finding: Pick<Finding, 'layer' | 'resource'>,
): boolean {
  return finding.layer === layer && [finding.resource, finding.resource.split('.')[0]].includes(name);
}
