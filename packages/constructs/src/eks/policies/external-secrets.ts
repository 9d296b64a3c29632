import type { Environment } from '../../environment/environment';
import { resourceName } from '../../environment/names';
import { PolicyDocument } from '../../identity/policy-document';
import { homeArn } from './arn';
import { readMasterSecret, useDataKey } from './secrets';

/** Copies the environment's own secrets, and no others of the account, into Kubernetes. */
export function externalSecretsPolicies(environment: Environment) {
  return {
    secrets: new PolicyDocument([
      readMasterSecret(environment),
      {
        sid: 'ReadSecretsOfEnvironment',
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: [homeArn(environment, 'secretsmanager', `secret:${resourceName(environment, '*')}`)],
        // `diet-game-production-*` also begins the names of production-dr, which the tag leaves out.
        conditions: { StringEquals: { 'aws:ResourceTag/Environment': environment.name } },
      },
      useDataKey(environment, ['secretsmanager']),
    ]),
  };
}
