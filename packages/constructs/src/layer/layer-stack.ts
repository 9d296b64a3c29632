import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { standIns } from '../contract/assumed-values';
import { consumeContract } from '../contract/consume';
import type { Contract, ContractValues } from '../contract/contract';
import { type ExactValues, publishContract } from '../contract/publish';
import type { Environment } from '../environment/environment';
import { homeRegion, project, stackName } from '../environment/names';
import { pins } from '../versions';
import type { LayerContext } from './layer-context';
import type { LayerMetadata } from './layer-metadata';
import { LogicalIds } from './logical-id';
import { refuseToApply, stampPreview } from './preview';
import { configureBackend } from './state-backend';

/**
 * One layer of one environment: a stack with its own state, bound to the
 * environment's account, that exchanges values with other layers by contract.
 */
export abstract class LayerStack extends TerraformStack {
  readonly environment: Environment;
  readonly #layer: string;
  readonly #context: LayerContext;
  readonly #logicalIds = new LogicalIds();
  readonly #providers = new Map<string, AwsProvider>();
  #metadata: LayerMetadata;

  protected constructor(scope: Construct, layer: string, context: LayerContext) {
    super(scope, stackName(context.environment, layer));
    this.environment = context.environment;
    this.#layer = layer;
    this.#context = context;
    const { access, name } = context.environment;
    this.#metadata = {
      name: layer,
      environment: {
        name,
        accountId: access.accountId,
        region: homeRegion(context.environment),
        target: access.target,
        assumesRole: access.terraformRoleArn !== undefined,
      },
      consumes: [],
    };

    this.addOverride('terraform.required_version', pins.terraform.required);
    configureBackend(this, layer, context);
    this.providerIn(homeRegion(context.environment));
    this.#writeMetadata({});
  }

  /** What this layer says about itself; also in its Terraform JSON. */
  get metadata(): LayerMetadata {
    return this.#metadata;
  }

  /** Publishes this layer's contract: one described output a value, and the contract's version. */
  publish<C extends Contract, V extends ContractValues<C>>(contract: C, values: ExactValues<C, V>): void {
    publishContract(this, contract, values);
    this.#writeMetadata({ publishes: { layer: contract.layer, version: contract.version } });
  }

  /**
   * Reads the values that another layer of the environment has published. They
   * come from its state, or from the context's assumed values, which make this
   * stack a preview.
   */
  consume<C extends Contract>(contract: C): ContractValues<C> {
    const values = consumeContract(this, contract, this.#layer, this.#context);
    const { layer, version } = contract;
    const known = this.#context.assumed?.[layer];
    if (known !== undefined && !this.#isPreview) {
      stampPreview(this, () => this.#assumedLayers);
      for (const provider of this.#providers.values()) this.#guard(provider);
    }
    const consumed = { layer, version, ...(known && { standIns: standIns(contract, known) }) };
    this.#writeMetadata({ consumes: [...this.#metadata.consumes, consumed] });
    return values;
  }

  /** The provider of a region. What names no provider is made in the environment's home region. */
  providerIn(region: string): AwsProvider {
    const existing = this.#providers.get(region);
    if (existing !== undefined) return existing;
    const provider = this.#createProvider(region);
    this.#providers.set(region, provider);
    if (this.#isPreview) this.#guard(provider);
    return provider;
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return this.#logicalIds.allocate(element, this.node.path);
  }

  get #assumedLayers(): readonly string[] {
    return this.#metadata.consumes.filter(({ standIns }) => standIns !== undefined).map(({ layer }) => layer);
  }

  get #isPreview(): boolean {
    return this.#assumedLayers.length > 0;
  }

  #guard(provider: AwsProvider): void {
    refuseToApply(provider, this.environment.access.accountId);
  }

  #createProvider(region: string): AwsProvider {
    const { access } = this.environment;
    const isHome = region === homeRegion(this.environment);
    return new AwsProvider(this, isHome ? 'aws' : `aws_${region}`, {
      region,
      ...(isHome ? {} : { alias: region.replaceAll('-', '_') }),
      allowedAccountIds: [access.accountId],
      ...(access.terraformRoleArn === undefined
        ? {}
        : { assumeRole: [{ roleArn: access.terraformRoleArn }] }),
      defaultTags: [
        {
          tags: {
            Project: project,
            Environment: this.environment.name,
            Layer: this.#layer,
            ManagedBy: 'terraform',
          },
        },
      ],
    });
  }

  #writeMetadata(changes: Partial<LayerMetadata>): void {
    this.#metadata = { ...this.#metadata, ...changes };
    this.addOverride('//.metadata.layer', this.#metadata);
  }
}
