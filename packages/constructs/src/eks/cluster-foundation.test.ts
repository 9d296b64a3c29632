import { describe, expect, it } from '@jest/globals';
import { EncryptionKey } from '../encryption/encryption-key';
import { synthesizeConstruct } from '../testing/synthesized';
import { ClusterFoundation } from './cluster-foundation';

const foundation = synthesizeConstruct((layer, { environment }) => {
  const key = new EncryptionKey(layer, 'secrets', {
    environment,
    name: 'cluster',
    description: 'Encrypts secrets',
  });
  new ClusterFoundation(layer, 'cluster', { environment, vpcId: 'vpc-1', key });
});

describe('ClusterFoundation', () => {
  it('has the log group that EKS will write to, encrypted and ending', () => {
    expect(foundation.resource('aws_cloudwatch_log_group.cluster')).toEqual({
      name: '/aws/eks/test-cluster/cluster',
      retention_in_days: 90,
      kms_key_id: '${aws_kms_key.secrets.arn}',
      tags: { Name: 'diet-game-test-cluster' },
    });
  });

  it('has a security group that lets nothing through', () => {
    expect(foundation.resource('aws_security_group.cluster')).toEqual({
      vpc_id: 'vpc-1',
      name: 'diet-game-test-cluster',
      description: 'Control plane of the EKS cluster',
      tags: { Name: 'diet-game-test-cluster' },
    });
    expect(foundation.count('aws_vpc_security_group_ingress_rule')).toBe(0);
  });
});
