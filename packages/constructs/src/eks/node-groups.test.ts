import { describe, expect, it } from '@jest/globals';
import type { EnvironmentChanges } from '../environment/derive-environment';
import { synthesizeConstruct } from '../testing/synthesized';
import { Cluster } from './cluster';
import { ClusterAddons } from './cluster-addons';
import { ClusterKeys } from './cluster-keys';
import { NodeGroups } from './node-groups';

const general = { name: 'general', instanceTypes: ['m7g.large', 'm6g.large'], minimum: 2, maximum: 5 };
const spot = {
  name: 'spot',
  instanceTypes: ['m7i.large'],
  architecture: 'amd64' as const,
  capacity: 'spot' as const,
  minimum: 0,
  maximum: 4,
  diskGiB: 80,
  labels: { 'dietgame.com/capacity': 'spot' },
  taints: [{ key: 'dietgame.com/capacity', value: 'spot', effect: 'NoSchedule' as const }],
};

const synthesize = (environment: Partial<EnvironmentChanges> = {}) =>
  synthesizeConstruct(
    (layer, context) => {
      const keys = new ClusterKeys(layer, context);
      const cluster = new Cluster(layer, 'cluster', {
        ...context,
        subnetIds: ['subnet-1'],
        key: keys.secrets,
      });
      const addons = new ClusterAddons(layer, 'addon', { ...context, cluster });
      const nodes = new NodeGroups(layer, 'nodes', {
        ...context,
        cluster,
        subnetIds: ['subnet-1', 'subnet-2'],
        securityGroupIds: [cluster.securityGroupId, 'sg-api'],
        volumesKey: keys.volumes,
        after: addons.beforeNodes,
      });
      addons.installOn(nodes.resources, { ebsCsi: 'arn:aws:iam::123456789012:role/ebs-csi' });
    },
    { environment: { compute: { containers: { nodeGroups: [general, spot] } }, ...environment } },
  );

const layer = synthesize();

describe('NodeGroup', () => {
  it('grows between its bounds, in private subnets, once pods have a network', () => {
    expect(layer.resource('aws_eks_node_group.nodes_general')).toEqual({
      cluster_name: '${aws_eks_cluster.cluster.name}',
      node_group_name_prefix: 'general-',
      node_role_arn: '${aws_iam_role.nodes_role.arn}',
      subnet_ids: ['subnet-1', 'subnet-2'],
      version: '${aws_eks_cluster.cluster.version}',
      ami_type: 'AL2023_ARM_64_STANDARD',
      instance_types: ['m7g.large', 'm6g.large'],
      capacity_type: 'ON_DEMAND',
      labels: {},
      taint: [],
      scaling_config: { min_size: 2, max_size: 5, desired_size: 2 },
      update_config: { max_unavailable_percentage: 33 },
      launch_template: {
        id: '${aws_launch_template.nodes_general.id}',
        version: '${aws_launch_template.nodes_general.latest_version}',
      },
      tags: { Name: 'general' },
      lifecycle: { create_before_destroy: true, ignore_changes: ['scaling_config[0].desired_size'] },
      depends_on: [
        'aws_iam_role_policy_attachment.nodes_role_amazoneksworkernodepolicy',
        'aws_iam_role_policy_attachment.nodes_role_amazoneks_cni_policy',
        'aws_iam_role_policy_attachment.nodes_role_amazonec2containerregistryreadonly',
        'aws_iam_role_policy_attachment.nodes_role_amazonssmmanagedinstancecore',
        'aws_eks_addon.addon_vpc_cni',
        'aws_eks_addon.addon_kube_proxy',
        'aws_eks_addon.addon_pod_identity',
      ],
    });
  });

  it('takes the image of its architecture, its capacity, labels and taints', () => {
    expect(layer.resource('aws_eks_node_group.nodes_spot')).toMatchObject({
      ami_type: 'AL2023_x86_64_STANDARD',
      capacity_type: 'SPOT',
      instance_types: ['m7i.large'],
      labels: { 'dietgame.com/capacity': 'spot' },
      taint: [{ key: 'dietgame.com/capacity', value: 'spot', effect: 'NO_SCHEDULE' }],
      scaling_config: { min_size: 0, max_size: 4, desired_size: 0 },
    });
  });

  it('starts nodes whose metadata no pod reaches, on an encrypted volume, without a key for SSH', () => {
    const tags = { Name: 'diet-game-test-node-spot', Project: 'diet-game', Environment: 'test' };

    expect(layer.resource('aws_launch_template.nodes_spot')).toEqual({
      name: 'diet-game-test-node-spot',
      description: 'Nodes of the group spot',
      update_default_version: true,
      vpc_security_group_ids: [
        '${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}',
        'sg-api',
      ],
      metadata_options: { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 },
      block_device_mappings: [
        {
          device_name: '/dev/xvda',
          ebs: {
            volume_type: 'gp3',
            volume_size: 80,
            encrypted: 'true',
            kms_key_id: '${aws_kms_key.volumes.arn}',
            delete_on_termination: 'true',
          },
        },
      ],
      user_data: expect.any(String),
      tag_specifications: [
        { resource_type: 'instance', tags },
        { resource_type: 'volume', tags },
        { resource_type: 'network-interface', tags },
      ],
      tags: { Name: 'diet-game-test-node-spot' },
    });
  });

  it('bounds the pods of a node as the address plan counts on', () => {
    const bounded = synthesize({
      compute: { containers: { nodeGroups: [general], maximumPodsPerNode: 58 } },
    }).resource('aws_launch_template.nodes_general').user_data;
    const text = Buffer.from(String(bounded), 'base64').toString();

    expect(text).toContain('Content-Type: application/node.eks.aws');
    expect(text).toContain('kubelet:\n    config:\n      maxPods: 58\n');
  });

  it('is tagged as the cluster autoscaler looks for it, labels and taints included', () => {
    const group = '${aws_eks_node_group.nodes_spot.resources[0].autoscaling_groups[0].name}';
    const tags = layer
      .addresses('aws_autoscaling_group_tag')
      .map((address) => layer.resource(address))
      .filter(({ autoscaling_group_name }) => autoscaling_group_name === group)
      .map(({ tag }) => tag);

    expect(tags).toEqual([
      { key: 'k8s.io/cluster-autoscaler/enabled', value: 'true', propagate_at_launch: false },
      { key: 'k8s.io/cluster-autoscaler/test-cluster', value: 'owned', propagate_at_launch: false },
      {
        key: 'k8s.io/cluster-autoscaler/node-template/label/dietgame.com/capacity',
        value: 'spot',
        propagate_at_launch: false,
      },
      {
        key: 'k8s.io/cluster-autoscaler/node-template/taint/dietgame.com/capacity',
        value: 'spot:NoSchedule',
        propagate_at_launch: false,
      },
    ]);
    expect(layer.count('aws_autoscaling_group_tag')).toBe(6);
  });

  it('is new resources and nothing else when it is added', () => {
    const before = synthesize({ compute: { containers: { nodeGroups: [general] } } });
    const added = layer.addresses().filter((address) => !before.addresses().includes(address));

    expect(added).toEqual([
      'aws_autoscaling_group_tag.nodes_spot_autoscaler_enabled',
      'aws_autoscaling_group_tag.nodes_spot_autoscaler_owner',
      'aws_autoscaling_group_tag.nodes_spot_label_dietgame_com_capacity',
      'aws_autoscaling_group_tag.nodes_spot_taint_dietgame_com_capacity',
      'aws_eks_node_group.nodes_spot',
      'aws_launch_template.nodes_spot',
    ]);
    expect(before.resource('aws_eks_node_group.nodes_general')).toEqual(
      layer.resource('aws_eks_node_group.nodes_general'),
    );
  });
});

describe('NodeRole', () => {
  it('has the three policies of a node, and that of a session through Systems Manager', () => {
    const policies = layer
      .addresses('aws_iam_role_policy_attachment')
      .map((address) => layer.resource(address))
      .filter(({ role }) => role === '${aws_iam_role.nodes_role.name}')
      .map(({ policy_arn }) => policy_arn);

    expect(policies).toEqual([
      'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly',
      'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
      'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
      'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
    ]);
  });

  it('is assumed by instances, under a name of the environment', () => {
    const { name, assume_role_policy } = layer.resource('aws_iam_role.nodes_role');

    expect(name).toBe('diet-game-test-eks-node-group');
    expect(JSON.parse(String(assume_role_policy)).Statement).toEqual([
      {
        Sid: 'InstancesAssumeRole',
        Effect: 'Allow',
        Principal: { Service: ['ec2.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
      },
    ]);
  });
});

describe('ClusterAddons', () => {
  it('enforces network policies, and gives addresses in blocks', () => {
    const { configuration_values } = layer.resource('aws_eks_addon.addon_vpc_cni');

    expect(JSON.parse(String(configuration_values))).toEqual({
      enableNetworkPolicy: 'true',
      env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
    });
  });

  it.each([
    ['1.34', 'v1.34.6-eksbuild.29', 'v1.12.4-eksbuild.29'],
    ['1.35', 'v1.35.3-eksbuild.29', 'v1.13.2-eksbuild.31'],
    ['1.36', 'v1.36.0-eksbuild.25', 'v1.14.3-eksbuild.23'],
  ] as const)('follows Kubernetes %s', (kubernetesVersion, kubeProxy, coredns) => {
    const other = synthesize({ compute: { containers: { nodeGroups: [general], kubernetesVersion } } });

    expect(other.resource('aws_eks_cluster.cluster').version).toBe(kubernetesVersion);
    expect(other.resource('aws_eks_addon.addon_kube_proxy').addon_version).toBe(kubeProxy);
    expect(other.resource('aws_eks_addon.addon_coredns').addon_version).toBe(coredns);
  });

  it('waits for nodes with what would not become healthy without', () => {
    const groups = ['aws_eks_node_group.nodes_general', 'aws_eks_node_group.nodes_spot'];

    expect(layer.resource('aws_eks_addon.addon_ebs_csi')).toEqual({
      cluster_name: '${aws_eks_cluster.cluster.name}',
      addon_name: 'aws-ebs-csi-driver',
      addon_version: 'v1.66.0-eksbuild.1',
      service_account_role_arn: 'arn:aws:iam::123456789012:role/ebs-csi',
      resolve_conflicts_on_create: 'OVERWRITE',
      resolve_conflicts_on_update: 'OVERWRITE',
      tags: { Name: 'aws-ebs-csi-driver' },
      depends_on: groups,
    });
    expect(layer.resource('aws_eks_addon.addon_coredns').depends_on).toEqual(groups);
    expect(layer.resource('aws_eks_addon.addon_metrics_server').depends_on).toEqual(groups);
    expect(layer.resource('aws_eks_addon.addon_vpc_cni').depends_on).toBeUndefined();
  });
});
