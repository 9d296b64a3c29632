import type { Environment } from '../../environment/environment';
import { mediaBucketName, resourceName } from '../../environment/names';
import { PolicyDocument } from '../../identity/policy-document';
import { homeArn } from './arn';
import { readMasterSecret, useDataKey } from './secrets';

/** The API's policies: its media, its secrets and its cache, and the key that encrypts them. */
export function apiPolicies(environment: Environment) {
  const bucket = `arn:aws:s3:::${mediaBucketName(environment)}`;
  return {
    media: new PolicyDocument([
      {
        sid: 'ReadAndWriteMedia',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [`${bucket}/*`],
      },
      // Without it, S3 answers a request for a missing object with 403 in place of 404.
      { sid: 'ListMedia', actions: ['s3:ListBucket'], resources: [bucket] },
    ]),
    secrets: new PolicyDocument([
      readMasterSecret(environment),
      {
        sid: 'ReadOwnSecret',
        actions: ['secretsmanager:GetSecretValue'],
        // Secrets Manager ends every ARN with six characters of its own choice.
        resources: [
          homeArn(environment, 'secretsmanager', `secret:${resourceName(environment, 'api')}-??????`),
        ],
      },
    ]),
    cache: new PolicyDocument([
      {
        sid: 'ConnectToCache',
        actions: ['elasticache:Connect'],
        resources: [
          homeArn(environment, 'elasticache', `replicationgroup:${resourceName(environment, 'redis')}`),
          homeArn(environment, 'elasticache', `user:${resourceName(environment, 'api')}`),
        ],
      },
    ]),
    encryption: new PolicyDocument([useDataKey(environment, ['s3', 'secretsmanager'])]),
  };
}
