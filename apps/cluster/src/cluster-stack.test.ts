import type { EnvironmentChanges } from '@diet-game/constructs/environment/derive-environment';
import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { describe, expect, it } from '@jest/globals';
import { ClusterStack } from './cluster-stack';

const layer = synthesizeLayer(ClusterStack);

/** How many resources there are of each type. */
function census(addresses: readonly string[]): Record<string, number> {
  const types = addresses.map((address) => address.split('.')[0] as string);
  return Object.fromEntries(
    [...new Set(types)].map((type) => [type, types.filter((t) => t === type).length]),
  );
}

describe('ClusterStack', () => {
  it('is made of these resources and no others', () => {
    expect(census(layer.addresses())).toEqual({
      aws_autoscaling_group_tag: 2,
      aws_cloudwatch_dashboard: 1,
      aws_cloudwatch_log_group: 3,
      aws_cloudwatch_metric_alarm: 7,
      aws_eks_addon: 7,
      aws_eks_cluster: 1,
      aws_eks_node_group: 1,
      aws_iam_openid_connect_provider: 1,
      aws_iam_role: 12,
      aws_iam_role_policy: 12,
      aws_iam_role_policy_attachment: 7,
      aws_kms_alias: 3,
      aws_kms_key: 3,
      aws_launch_template: 1,
      aws_sns_topic: 1,
      aws_sns_topic_policy: 1,
    });
  });

  it('lives in the private subnets of the network layer', () => {
    const subnets = '${data.terraform_remote_state.network.outputs.private_subnet_ids}';

    expect(layer.resource('aws_eks_cluster.cluster').vpc_config).toMatchObject({ subnet_ids: subnets });
    expect(layer.resource('aws_eks_node_group.nodes_general').subnet_ids).toBe(subnets);
  });

  it('lets its nodes reach PostgreSQL and Redis, as the API', () => {
    expect(layer.resource('aws_launch_template.nodes_general').vpc_security_group_ids).toEqual([
      '${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}',
      '${data.terraform_remote_state.network.outputs.api_security_group_id}',
    ]);
  });

  it('reads no layer but the network, so that it deploys beside data and edge', () => {
    expect(Object.keys(layer.json.data?.terraform_remote_state ?? {})).toEqual(['network']);
    expect(Object.keys(layer.json.data ?? {})).toEqual(['terraform_remote_state']);
  });

  it('holds data in its cluster and its keys', () => {
    expect(layer.holdingData()).toEqual([
      'aws_eks_cluster.cluster',
      'aws_kms_key.secrets',
      'aws_kms_key.vault_unseal',
      'aws_kms_key.volumes',
    ]);
  });

  it('publishes its contract', () => {
    expect(layer.outputValues()).toEqual({
      alarm_topic_arn: '${aws_sns_topic.alarms.arn}',
      api_role_arn: '${aws_iam_role.service_account.arn}',
      cert_manager_role_arn: '${aws_iam_role.cert_manager.arn}',
      cluster_autoscaler_role_arn: '${aws_iam_role.cluster_autoscaler.arn}',
      cluster_certificate_authority: '${aws_eks_cluster.cluster.certificate_authority[0].data}',
      cluster_endpoint: '${aws_eks_cluster.cluster.endpoint}',
      cluster_name: '${aws_eks_cluster.cluster.name}',
      cluster_security_group_id: '${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}',
      container_log_group_name: '${aws_cloudwatch_log_group.insights_application.name}',
      contract: { name: 'cluster', version: 2 },
      external_dns_role_arn: '${aws_iam_role.external_dns.arn}',
      external_secrets_role_arn: '${aws_iam_role.external_secrets.arn}',
      kubernetes_version: '${aws_eks_cluster.cluster.version}',
      load_balancer_controller_role_arn: '${aws_iam_role.load_balancer_controller.arn}',
      log_shipping_role_arn: '${aws_iam_role.log_shipping.arn}',
      node_group_names: ['${aws_eks_node_group.nodes_general.node_group_name}'],
      node_role_arn: '${aws_iam_role.nodes_role.arn}',
      oidc_issuer: '${element(split("://", aws_eks_cluster.cluster.identity[0].oidc[0].issuer), 1)}',
      oidc_provider_arn: '${aws_iam_openid_connect_provider.cluster_tokens.arn}',
      secrets_key_arn: '${aws_kms_key.secrets.arn}',
      vault_role_arn: '${aws_iam_role.vault.arn}',
      vault_unseal_key_arn: '${aws_kms_key.vault_unseal.arn}',
      volumes_key_arn: '${aws_kms_key.volumes.arn}',
    });
  });
});

describe('one more node group', () => {
  const group = { instanceTypes: ['m7g.large'], minimum: 1, maximum: 3 };
  const withGroups = (...names: string[]) => {
    const nodeGroups = names.map((name) => ({ ...group, name }));
    const environment: Partial<EnvironmentChanges> = { compute: { containers: { nodeGroups } } };
    return synthesizeLayer(ClusterStack, { environment });
  };
  const before = withGroups('general');
  const after = withGroups('general', 'batch');
  const kept = before.addresses();

  it('is its own resources', () => {
    expect(after.addresses().filter((address) => !kept.includes(address))).toEqual([
      'aws_autoscaling_group_tag.nodes_batch_autoscaler_enabled',
      'aws_autoscaling_group_tag.nodes_batch_autoscaler_owner',
      'aws_cloudwatch_metric_alarm.nodes_batch_shortage',
      'aws_eks_node_group.nodes_batch',
      'aws_launch_template.nodes_batch',
    ]);
  });

  it('changes nothing that is there, but for what waits for it', () => {
    const withoutOrder = ({ depends_on, ...rest }: Record<string, unknown>) => rest;

    for (const address of kept) {
      expect(withoutOrder(after.resource(address))).toEqual(withoutOrder(before.resource(address)));
    }
  });
});

describe('the alarms of the cluster', () => {
  it('tell of a group that gets fewer nodes than it wants', () => {
    const name = '${aws_eks_node_group.nodes_general.resources[0].autoscaling_groups[0].name}';
    const query = (id: string, metric_name: string) => ({
      id,
      metric: {
        namespace: 'AWS/AutoScaling',
        metric_name,
        dimensions: { AutoScalingGroupName: name },
        period: 60,
        stat: 'Minimum',
      },
    });

    expect(layer.resource('aws_cloudwatch_metric_alarm.nodes_general_shortage')).toEqual({
      alarm_name: 'diet-game-test-nodes-general-shortage',
      alarm_description: expect.stringContaining('fewer nodes than it wants for 15 minutes'),
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      evaluation_periods: 15,
      treat_missing_data: 'missing',
      metric_query: [
        { id: 'shortage', expression: 'desired - running', label: 'Missing nodes', return_data: true },
        query('desired', 'GroupDesiredCapacity'),
        query('running', 'GroupInServiceInstances'),
      ],
      alarm_actions: ['${aws_sns_topic.alarms.arn}'],
      ok_actions: ['${aws_sns_topic.alarms.arn}'],
    });
  });

  it.each([
    ['server_errors', 'AWS/EKS', 'apiserver_request_total_5XX', 10],
    ['unschedulable_pods', 'AWS/EKS', 'scheduler_pending_pods_UNSCHEDULABLE', 0],
    ['etcd_size', 'AWS/EKS', 'apiserver_storage_size_bytes', 6_442_450_944],
    ['failed_nodes', 'ContainerInsights', 'cluster_failed_node_count', 0],
    ['node_memory', 'ContainerInsights', 'node_memory_utilization', 85],
    ['node_disk', 'ContainerInsights', 'node_filesystem_utilization', 80],
  ])('watch %s', (alarm, namespace, metric_name, threshold) => {
    expect(layer.resource(`aws_cloudwatch_metric_alarm.cluster_${alarm}`)).toMatchObject({
      namespace,
      metric_name,
      threshold,
      dimensions: { ClusterName: 'test-cluster' },
      comparison_operator: 'GreaterThanThreshold',
      alarm_actions: ['${aws_sns_topic.alarms.arn}'],
    });
  });
});

describe('the logs of containers', () => {
  const groups = (environment: Partial<EnvironmentChanges>) => synthesizeLayer(ClusterStack, { environment });

  it("go where the platform's own Fluent Bit takes them", () => {
    expect(layer.resource('aws_eks_addon.insights_agent').configuration_values).toBe(
      '{"containerLogs":{"enabled":false}}',
    );
    expect(layer.resource('aws_cloudwatch_log_group.insights_application')).toEqual({
      name: '/aws/containerinsights/test-cluster/application',
      retention_in_days: 365,
      kms_key_id: '${aws_kms_key.secrets.arn}',
      tags: { Name: 'diet-game-test-container-application' },
    });
  });

  it('go to CloudWatch where the platform has none, to groups that are there already', () => {
    const plain = groups({ compute: { containers: { platform: { logging: false } } } });

    expect(plain.resource('aws_eks_addon.insights_agent').configuration_values).toBe(
      '{"containerLogs":{"enabled":true}}',
    );
    expect(plain.addresses('aws_cloudwatch_log_group')).toEqual([
      'aws_cloudwatch_log_group.cluster',
      'aws_cloudwatch_log_group.insights_application',
      'aws_cloudwatch_log_group.insights_dataplane',
      'aws_cloudwatch_log_group.insights_host',
      'aws_cloudwatch_log_group.insights_performance',
    ]);
  });
});
