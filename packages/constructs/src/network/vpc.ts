import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface VpcProps {
  readonly environment: Environment;
}

/**
 * A VPC with its gateways to the internet. What AWS gives every VPC by default
 * (a security group, a network ACL, a route table) lets nothing through, so that
 * a thing that was put nowhere in particular reaches nothing.
 */
export class Vpc extends Construct {
  readonly vpcId: string;
  readonly cidr: string;
  readonly internetGatewayId: string;
  /** The VPC's IPv6 network, a /56; only with IPv6. */
  readonly ipv6Cidr?: string;
  /** Lets private subnets out over IPv6, and nothing in; only with IPv6. */
  readonly egressOnlyGatewayId?: string;

  constructor(scope: Construct, id: string, { environment }: VpcProps) {
    super(scope, id);
    const { cidr, ipv6 } = environment.networking.vpc;
    const named = (...parts: string[]) => ({ tags: { Name: resourceName(environment, ...parts) } });

    const vpc = new AwsVpc(this, 'vpc', {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      ...(ipv6 && { assignGeneratedIpv6CidrBlock: true }),
      ...named('vpc'),
    });
    const internetGateway = new InternetGateway(this, 'internet_gateway', {
      vpcId: vpc.id,
      ...named('internet'),
    });

    const unused = named('default', 'unused');
    new DefaultSecurityGroup(this, 'default_security_group', { vpcId: vpc.id, ...unused });
    new DefaultNetworkAcl(this, 'default_network_acl', {
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      ...unused,
    });
    new DefaultRouteTable(this, 'default_route_table', {
      defaultRouteTableId: vpc.defaultRouteTableId,
      route: [],
      ...unused,
    });

    this.vpcId = vpc.id;
    this.cidr = cidr;
    this.internetGatewayId = internetGateway.id;
    if (ipv6) {
      this.ipv6Cidr = vpc.ipv6CidrBlock;
      this.egressOnlyGatewayId = new EgressOnlyInternetGateway(this, 'egress_only_internet_gateway', {
        vpcId: vpc.id,
        ...named('egress-only'),
      }).id;
    }
  }
}
