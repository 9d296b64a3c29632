import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { describe, expect, it } from '@jest/globals';
import { ClusterStack } from './cluster-stack';

describe('ClusterStack', () => {
  const layer = synthesizeLayer(ClusterStack);

  it('is made of these resources and no others', () => {
    expect(layer.addresses()).toEqual([
      'aws_cloudwatch_log_group.cluster',
      'aws_kms_alias.secrets',
      'aws_kms_key.secrets',
      'aws_security_group.cluster',
    ]);
  });

  it('lives in the VPC of the network layer', () => {
    expect(layer.resource('aws_security_group.cluster').vpc_id).toBe(
      '${data.terraform_remote_state.network.outputs.vpc_id}',
    );
  });

  it('publishes its contract', () => {
    expect(layer.outputValues()).toEqual({
      cluster_name: 'test-cluster',
      cluster_security_group_id: '${aws_security_group.cluster.id}',
      secrets_key_arn: '${aws_kms_key.secrets.arn}',
      contract: { name: 'cluster', version: 1 },
    });
  });
});
