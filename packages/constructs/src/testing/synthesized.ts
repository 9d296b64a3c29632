import { App, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { EnvironmentChanges } from '../environment/derive-environment';
import type { LayerClass } from '../layer/layer-app';
import type { AssumedValues, LayerContext } from '../layer/layer-context';
import { LayerStack } from '../layer/layer-stack';
import { testEnvironment } from './test-environment';

/** The attributes of a block of Terraform JSON, without cdktf's own notes. */
export type Attributes = Readonly<Record<string, unknown>>;

/** An element of a synthesized stack. */
export interface SynthesizedElement {
  /** `aws_subnet.private_a` */
  readonly address: string;
  readonly attributes: Attributes;
}

/** A rename that keeps the resource: what Terraform has at `from` goes on as `to`. */
export interface DeclaredMove {
  readonly from: string;
  readonly to: string;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

interface TerraformJson {
  readonly '//': { readonly metadata: Attributes };
  readonly terraform: Attributes;
  readonly provider: Readonly<Record<string, readonly Attributes[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly moved?: readonly DeclaredMove[];
  readonly variable?: Readonly<Record<string, Attributes>>;
  readonly output?: Readonly<Record<string, Attributes>>;
}

/**
 * The Terraform JSON of one stack, for exact assertions: what is looked for is
 * found by its address or its construct path, and nothing else matches.
 */
export class Synthesized {
  readonly json: TerraformJson;

  constructor(stack: TerraformStack) {
    stack.prepareStack();
    this.json = JSON.parse(JSON.stringify(stack.toTerraform()));
  }

  /** The attributes of a resource, by address. Throws and names the addresses of that type if there is none. */
  resource(address: string): Attributes {
    return this.#lookUp(this.json.resource, address);
  }

  /** The attributes of a data source, by address without the leading `data.`. */
  data(address: string): Attributes {
    return this.#lookUp(this.json.data, address);
  }

  /** The addresses of all resources, or of those of one type, sorted. */
  addresses(type?: string): string[] {
    return Object.entries(this.json.resource ?? {})
      .filter(([candidate]) => type === undefined || candidate === type)
      .flatMap(([candidate, elements]) => Object.keys(elements).map((name) => `${candidate}.${name}`))
      .sort();
  }

  /** How many resources there are, of one type or in all. */
  count(type?: string): number {
    return this.addresses(type).length;
  }

  /** The addresses of the resources that are marked as holding data, sorted. */
  holdingData(): string[] {
    return this.addresses().filter((address) => {
      const [type = '', name = ''] = address.split('.');
      return Object(this.json.resource?.[type]?.[name]?.['//']).holdsData === true;
    });
  }

  /** The renames that the stack declares, by `moveFromId` on the resource with the new name. */
  moves(): readonly DeclaredMove[] {
    return this.json.moved ?? [];
  }

  /** The one resource that a construct has made, by the construct's path within the stack: `private/a/subnet`. */
  find(path: string): SynthesizedElement {
    const matches = Object.entries(this.json.resource ?? {}).flatMap(([type, elements]) =>
      Object.entries(elements)
        .filter(([, element]) => pathOf(element) === path)
        .map(([name, element]) => ({ address: `${type}.${name}`, attributes: withoutNotes(element) })),
    );
    const [match] = matches;
    if (match === undefined || matches.length > 1) {
      throw new Error(`${matches.length} resources at the construct path ${path}, not one`);
    }
    return match;
  }

  /** The attributes of an output. */
  output(name: string): Attributes {
    const output = this.json.output?.[name];
    if (output === undefined) throw new Error(`no output ${name}, only ${this.outputNames().join(', ')}`);
    return output;
  }

  /** The names of all outputs, sorted. */
  outputNames(): string[] {
    return Object.keys(this.json.output ?? {}).sort();
  }

  /** The values of all outputs, by name. */
  outputValues(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.outputNames().map((name) => [name, this.output(name).value]));
  }

  #lookUp(blocks: Blocks | undefined, address: string): Attributes {
    const [type = '', name = ''] = address.split('.');
    const element = blocks?.[type]?.[name];
    if (element === undefined) {
      throw new Error(
        `no ${address}, only ${Object.keys(blocks?.[type] ?? {}).join(', ') || `nothing of ${type}`}`,
      );
    }
    return withoutNotes(element);
  }
}

export interface SynthesizeProps {
  /** What differs from the test environment. @default nothing */
  readonly environment?: Partial<EnvironmentChanges>;
  /** Values to plan ahead with. @default none */
  readonly assumed?: AssumedValues;
  /** How the other environments of the account differ from the test environment. @default there is no other */
  readonly neighbours?: readonly EnvironmentChanges[];
}

/** Synthesizes one layer in the test environment. */
export function synthesizeLayer(Layer: LayerClass, props: SynthesizeProps = {}): Synthesized {
  return new Synthesized(new Layer(testApp(), contextOf(props)));
}

/** Synthesizes what `build` puts into an otherwise empty layer of the test environment. */
export function synthesizeConstruct(
  build: (scope: LayerStack, context: LayerContext) => void,
  props: SynthesizeProps = {},
): Synthesized {
  class TestStack extends LayerStack {
    constructor(scope: Construct, context: LayerContext) {
      super(scope, 'test', context);
      build(this, context);
    }
  }
  return synthesizeLayer(TestStack, props);
}

function testApp(): App {
  return new App({ outdir: 'cdktf.out', stackTraces: false });
}

function contextOf({ environment: changes, assumed, neighbours = [] }: SynthesizeProps): LayerContext {
  const environment = testEnvironment(changes);
  return {
    environment,
    neighbours: [environment, ...neighbours.map((neighbour) => testEnvironment(neighbour))],
    repositoryPath: '../../..',
    assumed,
  };
}

function pathOf(element: Attributes): string | undefined {
  const { metadata } = Object(element['//']) as { metadata?: { path?: string } };
  return metadata?.path?.split('/').slice(1).join('/');
}

function withoutNotes(element: Attributes): Attributes {
  const { '//': _, ...attributes } = element;
  return attributes;
}
