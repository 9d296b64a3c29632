import { relative } from 'node:path';
import { App } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environments } from '../environment/define-environments';
import type { Environment } from '../environment/environment';
import { UserError } from '../user-error';
import type { AssumedValues, LayerContext } from './layer-context';
import type { LayerStack } from './layer-stack';

/** A class of layers: `NetworkStack`. */
export interface LayerClass {
  new (scope: Construct, context: LayerContext): LayerStack;
  /** Whether an environment has the layer. @default every environment has */
  readonly appliesTo?: (context: LayerContext) => boolean;
}

export interface LayerAppProps {
  readonly environments: Environments;
  readonly layers: readonly LayerClass[];
  /** The repository's root, as a path from the working directory: `.` or `../..`. */
  readonly repository: string;
  /** The process's environment variables; see {@link LayerApp} for those that are read. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/**
 * The program of one or more layers: every layer of every environment.
 *
 * Variables:
 * - `LAYERS_ENVIRONMENT`: the one environment to synthesize. @default all of them
 * - `LAYERS_ASSUMED`: what is known of layers to plan ahead of, as JSON: by layer, by output. @default none
 * - `LAYERS_WORKDIR`: the folder whose `stacks/<stack>` Terraform will run in. @default the output folder
 */
export class LayerApp extends App {
  constructor({ environments, layers, repository, variables }: LayerAppProps) {
    super({ stackTraces: false });
    const workdir = variables.LAYERS_WORKDIR ?? this.outdir;
    const repositoryPath = relative(`${workdir}/stacks/any`, repository);
    const assumed = parseAssumed(variables.LAYERS_ASSUMED);

    for (const environment of select(environments, variables.LAYERS_ENVIRONMENT)) {
      const neighbours = inAccountOf(environment, environments);
      const context = { environment, neighbours, repositoryPath, assumed };
      const present = layers.filter(({ appliesTo }) => appliesTo?.(context) ?? true);
      orderStacks(present.map((Layer) => new Layer(this, context)));
    }
  }
}

function inAccountOf({ access }: Environment, environments: Environments): readonly Environment[] {
  return [...environments.values()].filter((candidate) => candidate.access.accountId === access.accountId);
}

/** Tells cdktf the order of the stacks, so that `cdktf deploy` follows it. */
function orderStacks(stacks: readonly LayerStack[]): void {
  for (const stack of stacks) {
    for (const { layer } of stack.metadata.consumes) {
      const upstream = stacks.find(({ metadata }) => metadata.publishes?.layer === layer);
      if (upstream !== undefined) stack.addDependency(upstream);
    }
  }
}

function select(environments: Environments, name: string | undefined) {
  if (name === undefined) return [...environments.values()];
  const environment = environments.get(name);
  if (environment === undefined) {
    throw new UserError(
      'LAYERS-ENV-002',
      `there is no environment ${JSON.stringify(name)}; accepted: ${[...environments.keys()].join(', ')}`,
    );
  }
  return [environment];
}

function parseAssumed(json: string | undefined): AssumedValues {
  return json === undefined ? {} : JSON.parse(json);
}
