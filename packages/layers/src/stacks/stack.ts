import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const contractReference = z.object({ layer: z.string(), version: z.number() });

/** What `layers` reads from a synthesized stack. */
const stackSchema = z.object({
  '//': z.object({
    metadata: z.object({
      stackName: z.string(),
      layer: z.object({
        name: z.string(),
        environment: z.object({
          name: z.string(),
          accountId: z.string(),
          region: z.string(),
          target: z.enum(['aws', 'sandbox']),
          assumesRole: z.boolean(),
        }),
        publishes: contractReference.optional(),
        consumes: z.array(
          contractReference.extend({ standIns: z.record(z.string(), z.unknown()).optional() }),
        ),
      }),
    }),
  }),
  terraform: z.object({
    backend: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    cloud: z.record(z.string(), z.unknown()).optional(),
    required_providers: z.record(z.string(), z.object({ source: z.string(), version: z.string() })),
  }),
});

/** A provider that a stack needs: `hashicorp/aws` `5.100.0`. */
export interface RequiredProvider {
  readonly source: string;
  readonly version: string;
}

/** One layer of one environment, synthesized. */
export interface Stack {
  /** `network-sandbox` */
  readonly name: string;
  readonly layer: string;
  readonly environment: StackEnvironment;
  /** The folder that Terraform runs in. */
  readonly directory: string;
  /** The contract that the layer publishes, if any. */
  readonly publishes?: { readonly layer: string; readonly version: number };
  readonly consumes: readonly {
    readonly layer: string;
    readonly version: number;
    readonly standIns?: Readonly<Record<string, unknown>>;
  }[];
  readonly providers: readonly RequiredProvider[];
  /** The kind of backend, and its settings as Terraform has them. */
  readonly backend: { readonly kind: string; readonly settings: Readonly<Record<string, unknown>> };
}

export interface StackEnvironment {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly target: 'aws' | 'sandbox';
  readonly assumesRole: boolean;
}

/** Terraform takes `aws` for `hashicorp/aws`; a mirror does not. */
function withNamespace({ source, version }: RequiredProvider): RequiredProvider {
  return { source: source.includes('/') ? source : `hashicorp/${source}`, version };
}

/** Name of the file that cdktf writes for a stack. */
export const stackFile = 'cdk.tf.json';

/** Reads a synthesized stack from the folder that Terraform will run it in. */
export function readStack(directory: string): Stack {
  const json = stackSchema.parse(JSON.parse(readFileSync(join(directory, stackFile), 'utf8')));
  const { stackName, layer } = json['//'].metadata;
  const [kind = 'hcp', settings = json.terraform.cloud ?? {}] =
    Object.entries(json.terraform.backend ?? {})[0] ?? [];
  return {
    name: stackName,
    layer: layer.name,
    environment: layer.environment,
    directory,
    publishes: layer.publishes,
    consumes: layer.consumes,
    providers: Object.values(json.terraform.required_providers).map(withNamespace),
    backend: { kind, settings },
  };
}
