import { readFileSync } from 'node:fs';
import type { Finding } from './checkov';

/** A failed check that is accepted, on each of the resources named. */
export interface AcceptedCheck {
  readonly layer: string;
  readonly check: string;
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
      (finding) => !checks.some((entry) => entry.resources.some((name) => covers(entry, name, finding))),
    )
    .map(({ layer, check, resource, wants }) => `${layer}: ${check} ${resource}: ${wants}`);
}

/** The parts of the list that no finding needs, as lines for a person. */
export function unneeded(findings: readonly Finding[], checks: readonly AcceptedCheck[]): string[] {
  return checks.flatMap((entry) =>
    entry.resources
      .filter((name) => !findings.some((finding) => covers(entry, name, finding)))
      .map((name) => `${entry.layer}: ${entry.check} ${name}`),
  );
}

function covers(entry: AcceptedCheck, name: string, { layer, check, resource }: Finding): boolean {
  return (
    entry.layer === layer && entry.check === check && (resource === name || resource.split('.')[0] === name)
  );
}
