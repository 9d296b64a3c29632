import type { Environment } from '../../environment/environment';
import { homeRegion, postgresIdentifier, resourceName } from '../../environment/names';
import type { PolicyStatement } from '../../identity/policy-document';
import { homeArn } from './arn';

/**
 * Reads the master password of PostgreSQL. RDS names the secret at random, so the
 * tag that RDS puts on it tells whose it is; nobody else can set a tag that begins with `aws:`.
 * Source: RDS user guide, "Password management with Amazon RDS and AWS Secrets Manager".
 */
export function readMasterSecret(environment: Environment): PolicyStatement {
  return {
    sid: 'ReadDatabaseSecret',
    actions: ['secretsmanager:GetSecretValue'],
    resources: [homeArn(environment, 'secretsmanager', 'secret:rds!db-*')],
    conditions: {
      StringEquals: {
        'aws:ResourceTag/aws:rds:primaryDBInstanceArn': homeArn(
          environment,
          'rds',
          `db:${postgresIdentifier(environment)}`,
        ),
      },
    },
  };
}

/** Uses the data layer's key, which is known here by its alias, through the services given. */
export function useDataKey(environment: Environment, services: readonly string[]): PolicyStatement {
  return {
    sid: 'UseDataKey',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [homeArn(environment, 'kms', 'key/*')],
    conditions: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${resourceName(environment, 'data')}` },
      StringEquals: {
        'kms:ViaService': services.map((service) => `${service}.${homeRegion(environment)}.amazonaws.com`),
      },
    },
  };
}
