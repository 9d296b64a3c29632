import { network } from '@diet-game/constructs/contract/network';
import { cloudWatchLogsStatement, EncryptionKey } from '@diet-game/constructs/encryption/encryption-key';
import { homeRegion } from '@diet-game/constructs/environment/names';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { databaseRules, privateRules, publicRules } from '@diet-game/constructs/network/acl-rules';
import { DataSubnetGroups } from '@diet-game/constructs/network/data-subnet-groups';
import { discoveryTags } from '@diet-game/constructs/network/discovery-tags';
import { endpointId, GatewayEndpoint, InterfaceEndpoint } from '@diet-game/constructs/network/endpoints';
import { FlowLogs } from '@diet-game/constructs/network/flow-logs';
import { NatGateways } from '@diet-game/constructs/network/nat-gateways';
import { restrictTier } from '@diet-game/constructs/network/network-acl';
import { natGraphs } from '@diet-game/constructs/network/network-graphs';
import { PrivateZone } from '@diet-game/constructs/network/private-zone';
import { routeThroughNat, routeToInternet } from '@diet-game/constructs/network/routes';
import { SecurityGroups } from '@diet-game/constructs/network/security-groups';
import { SubnetTier } from '@diet-game/constructs/network/subnet-tier';
import { Vpc } from '@diet-game/constructs/network/vpc';
import { Dashboard } from '@diet-game/constructs/observability/dashboard';
import type { Construct } from 'constructs';

/** The VPC, its subnets in every zone, their ways in and out, and the base security groups. */
export class NetworkStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'network', context);
    const { environment } = context;
    const { clusterName } = environment.compute.containers;

    const vpc = new Vpc(this, 'main', { environment });
    const publicTier = new SubnetTier(this, 'public', {
      environment,
      vpc,
      tier: 'public',
      subnetTags: discoveryTags.publicTier(clusterName),
    });
    const privateTier = new SubnetTier(this, 'private', {
      environment,
      vpc,
      tier: 'private',
      subnetTags: discoveryTags.privateTier(clusterName),
    });
    const databaseTier = new SubnetTier(this, 'database', { environment, vpc, tier: 'database' });

    const nat = new NatGateways(this, 'nat', { environment, publicTier });
    routeToInternet(publicTier, vpc);
    routeThroughNat(privateTier, nat, vpc);

    restrictTier(publicTier, { environment, vpc, name: 'public', ...publicRules(vpc) });
    restrictTier(privateTier, { environment, vpc, name: 'private', ...privateRules(vpc) });
    restrictTier(databaseTier, { environment, vpc, name: 'database', ...databaseRules(environment, vpc) });

    const securityGroups = new SecurityGroups(this, { environment, vpc });
    this.#addEndpoints(vpc, privateTier, securityGroups);
    this.#addFlowLogs(vpc);

    const subnetGroups = new DataSubnetGroups(this, 'data', {
      environment,
      subnetIds: databaseTier.subnetIds,
    });
    const privateZone = new PrivateZone(this, 'internal', { environment, vpc });

    new Dashboard(this, 'dashboard', { environment, layer: 'network', graphs: natGraphs(nat.gatewayIds) });

    this.publish(network, {
      vpcId: vpc.vpcId,
      vpcCidr: vpc.cidr,
      availabilityZones: environment.cloud.availabilityZones,
      publicSubnetIds: publicTier.subnetIds,
      privateSubnetIds: privateTier.subnetIds,
      databaseSubnetIds: databaseTier.subnetIds,
      natPublicIps: nat.publicIps,
      apiSecurityGroupId: securityGroups.id('api'),
      rdsSecurityGroupId: securityGroups.id('rds'),
      redisSecurityGroupId: securityGroups.id('redis'),
      databaseSubnetGroupName: subnetGroups.databaseGroupName,
      cacheSubnetGroupName: subnetGroups.cacheGroupName,
      privateZoneId: privateZone.zoneId,
      privateZoneName: privateZone.domain,
    });
  }

  #addEndpoints(vpc: Vpc, privateTier: SubnetTier, securityGroups: SecurityGroups): void {
    const { environment } = this;
    const { gatewayEndpoints, interfaceEndpoints } = environment.networking.vpc;
    for (const service of gatewayEndpoints) {
      new GatewayEndpoint(this, endpointId(service), {
        environment,
        vpc,
        service,
        routeTableIds: privateTier.routeTableIds,
      });
    }
    for (const service of interfaceEndpoints) {
      new InterfaceEndpoint(this, endpointId(service), {
        environment,
        vpc,
        service,
        subnetIds: privateTier.subnetIds,
        securityGroupId: securityGroups.id('endpoints'),
      });
    }
  }

  #addFlowLogs(vpc: Vpc): void {
    const { environment } = this;
    if (!environment.networking.vpc.flowLogs.enabled) return;
    const key = new EncryptionKey(this, 'network_logs', {
      environment,
      name: 'network-logs',
      description: `Encrypts the network logs of ${environment.name}`,
      serviceStatements: [cloudWatchLogsStatement(homeRegion(environment), environment.access.accountId)],
    });
    new FlowLogs(this, 'flow_logs', { environment, vpc, key });
  }
}
