import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import type { SubnetTier } from './subnet-tier';

export interface NatGatewaysProps {
  readonly environment: Environment;
  /** The public subnets that the gateways stand in. */
  readonly publicTier: SubnetTier;
}

/** NAT gateways with fixed addresses: one, or one a zone, as the environment says. */
export class NatGateways extends Construct {
  /** The fixed addresses, in the order of the zones. */
  readonly publicIps: readonly string[];
  /** The gateways, in the order of the zones. */
  readonly gatewayIds: readonly string[];
  readonly #gateways: ReadonlyMap<string, string>;
  readonly #shared: string;

  constructor(scope: Construct, id: string, { environment, publicTier }: NatGatewaysProps) {
    super(scope, id);
    const perZone = environment.networking.vpc.natGateways === 'per-zone';
    const zones = perZone ? publicTier.zones : publicTier.zones.slice(0, 1);

    const built = zones.map(({ letter, availabilityZone, subnetId }) => {
      const zone = new Construct(this, letter);
      const tags = { Name: resourceName(environment, 'nat', letter) };
      const address = new Eip(zone, 'eip', { domain: 'vpc', tags });
      const gateway = new NatGateway(zone, 'nat_gateway', { allocationId: address.id, subnetId, tags });
      return { availabilityZone, gatewayId: gateway.id, publicIp: address.publicIp };
    });

    this.publicIps = built.map(({ publicIp }) => publicIp);
    this.gatewayIds = built.map(({ gatewayId }) => gatewayId);
    this.#gateways = new Map(built.map(({ availabilityZone, gatewayId }) => [availabilityZone, gatewayId]));
    this.#shared = built[0]?.gatewayId as string;
  }

  /** The gateway of a zone, or the one that all zones share. */
  gatewayFor(availabilityZone: string): string {
    return this.#gateways.get(availabilityZone) ?? this.#shared;
  }
}
