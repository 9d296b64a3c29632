import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { homeRegion, resourceName } from '../environment/names';
import type { GatewayService, InterfaceService } from '../environment/networking';
import type { Vpc } from './vpc';

export interface GatewayEndpointProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
  readonly service: GatewayService;
  readonly routeTableIds: string[];
}

/** Reaches S3 or DynamoDB by a route, without NAT and free of charge. */
export class GatewayEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: GatewayEndpointProps) {
    super(scope, id);
    new VpcEndpoint(this, 'vpc_endpoint', {
      vpcId: props.vpc.vpcId,
      vpcEndpointType: 'Gateway',
      routeTableIds: props.routeTableIds,
      ...identity(props.environment, props.service),
    });
  }
}

export interface InterfaceEndpointProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
  readonly service: InterfaceService;
  /** One subnet a zone. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
}

/** Reaches an AWS service at an address in the VPC; the service's own name resolves to it. */
export class InterfaceEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    new VpcEndpoint(this, 'vpc_endpoint', {
      vpcId: props.vpc.vpcId,
      vpcEndpointType: 'Interface',
      privateDnsEnabled: true,
      subnetIds: props.subnetIds,
      securityGroupIds: [props.securityGroupId],
      ...identity(props.environment, props.service),
    });
  }
}

/** The construct id of an endpoint: `ecr.api` is `ecr_api`. */
export function endpointId(service: GatewayService | InterfaceService): string {
  return service.replaceAll('.', '_');
}

function identity(environment: Environment, service: string) {
  return {
    serviceName: `com.amazonaws.${homeRegion(environment)}.${service}`,
    tags: { Name: resourceName(environment, service.replaceAll('.', '-')) },
  };
}
