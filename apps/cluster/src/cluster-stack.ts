import { cluster as clusterContract } from '@diet-game/constructs/contract/cluster';
import { network } from '@diet-game/constructs/contract/network';
import { Cluster } from '@diet-game/constructs/eks/cluster';
import { ClusterAddons } from '@diet-game/constructs/eks/cluster-addons';
import { ClusterAdmins } from '@diet-game/constructs/eks/cluster-admins';
import { watchCluster } from '@diet-game/constructs/eks/cluster-alarms';
import { ClusterKeys } from '@diet-game/constructs/eks/cluster-keys';
import { clusterGraphs } from '@diet-game/constructs/eks/cluster-metrics';
import { ContainerInsights } from '@diet-game/constructs/eks/container-insights';
import { NodeGroups } from '@diet-game/constructs/eks/node-groups';
import { OidcProvider } from '@diet-game/constructs/eks/oidc-provider';
import { ServiceAccountRoles } from '@diet-game/constructs/eks/service-account-roles';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import { AlarmTopic } from '@diet-game/constructs/observability/alarm-topic';
import { Dashboard } from '@diet-game/constructs/observability/dashboard';
import type { Construct } from 'constructs';

/** Where containers run: the control plane, its nodes and add-ons, and the roles of what runs there. */
export class ClusterStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'cluster', context);
    const { environment } = context;
    const { privateSubnetIds: subnetIds, apiSecurityGroupId } = this.consume(network);

    const keys = new ClusterKeys(this, { environment });
    const cluster = new Cluster(this, 'cluster', { environment, subnetIds, key: keys.secrets });
    new ClusterAdmins(this, 'admin', { environment, cluster });

    const addons = new ClusterAddons(this, 'addon', { environment, cluster });
    const insights = new ContainerInsights(this, 'insights', { environment, cluster, key: keys.secrets });
    const nodes = new NodeGroups(this, 'nodes', {
      environment,
      cluster,
      subnetIds,
      // RDS and Redis let in what carries the group of the API.
      securityGroupIds: [cluster.securityGroupId, apiSecurityGroupId],
      volumesKey: keys.volumes,
      after: addons.beforeNodes,
    });

    const oidc = new OidcProvider(this, 'cluster_tokens', { environment, cluster });
    const roles = new ServiceAccountRoles(this, {
      environment,
      oidc,
      volumesKey: keys.volumes,
      unsealKey: keys.unseal,
      containerLogGroupArn: insights.containerLogGroup.arn,
    });
    addons.installOn(nodes.resources, { ebsCsi: roles.arn('ebsCsi') });
    insights.install(roles.arn('cloudwatchAgent'), nodes.resources);

    const topic = new AlarmTopic(this, 'alarms', { environment, layer: 'cluster', key: keys.secrets });
    watchCluster(cluster, nodes, { environment, topic });
    new Dashboard(this, 'dashboard', {
      environment,
      layer: 'cluster',
      graphs: clusterGraphs(environment),
    });

    this.publish(clusterContract, {
      clusterName: cluster.clusterName,
      clusterEndpoint: cluster.endpoint,
      clusterCertificateAuthority: cluster.certificateAuthority,
      kubernetesVersion: cluster.version,
      clusterSecurityGroupId: cluster.securityGroupId,
      nodeGroupNames: nodes.names,
      nodeRoleArn: nodes.roleArn,
      oidcProviderArn: oidc.arn,
      oidcIssuer: oidc.issuer,
      secretsKeyArn: keys.secrets.arn,
      volumesKeyArn: keys.volumes.arn,
      vaultUnsealKeyArn: keys.unseal.arn,
      apiRoleArn: roles.arn('api'),
      clusterAutoscalerRoleArn: roles.arn('clusterAutoscaler'),
      loadBalancerControllerRoleArn: roles.arn('loadBalancerController'),
      externalSecretsRoleArn: roles.arn('externalSecrets'),
      externalDnsRoleArn: roles.arn('externalDns'),
      certManagerRoleArn: roles.arn('certManager'),
      logShippingRoleArn: roles.arn('logShipping'),
      vaultRoleArn: roles.arn('vault'),
      containerLogGroupName: insights.containerLogGroup.name,
      alarmTopicArn: topic.arn,
    });
  }
}
