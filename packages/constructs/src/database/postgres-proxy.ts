import { DbProxy } from '@cdktf/provider-aws/lib/db-proxy';
import { DbProxyDefaultTargetGroup } from '@cdktf/provider-aws/lib/db-proxy-default-target-group';
import { DbProxyTarget } from '@cdktf/provider-aws/lib/db-proxy-target';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { homeRegion, resourceName } from '../environment/names';
import { PolicyDocument, serviceTrust } from '../identity/policy-document';
import { Role } from '../identity/role';
import { ports } from '../network/traffic';
import type { Postgres } from './postgres';

export interface PostgresProxyProps {
  readonly environment: Environment;
  readonly postgres: Postgres;
  /** What encrypts the secret that the proxy signs in with. */
  readonly key: EncryptionKey;
  readonly vpcId: string;
  readonly subnetIds: string[];
  /** Who may connect to the proxy. */
  readonly clientSecurityGroupId: string;
  /** The group of the database, which lets the proxy in. */
  readonly databaseSecurityGroupId: string;
}

/** RDS Proxy: many connections of clients over few of the database's, over TLS alone. */
export class PostgresProxy extends Construct {
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: PostgresProxyProps) {
    super(scope, id);
    const { environment, postgres } = props;
    const name = resourceName(environment, 'postgres-proxy');
    const role = this.#role(name, props);

    const proxy = new DbProxy(this, 'db_proxy', {
      name,
      engineFamily: 'POSTGRESQL',
      requireTls: true,
      roleArn: role.arn,
      auth: [{ authScheme: 'SECRETS', iamAuth: 'DISABLED', secretArn: postgres.secretArn }],
      vpcSubnetIds: props.subnetIds,
      vpcSecurityGroupIds: [this.#securityGroup(name, props)],
      dependsOn: [...role.grants],
      tags: { Name: name },
    });
    const targets = new DbProxyDefaultTargetGroup(this, 'db_proxy_default_target_group', {
      dbProxyName: proxy.name,
    });
    new DbProxyTarget(this, 'db_proxy_target', {
      dbProxyName: proxy.name,
      targetGroupName: targets.name,
      dbInstanceIdentifier: postgres.identifier,
    });
    this.endpoint = proxy.endpoint;
  }

  /** May read the one secret, and decrypt it through Secrets Manager alone. */
  #role(name: string, { environment, postgres, key }: PostgresProxyProps): Role {
    return new Role(this, 'role', {
      name,
      description: 'Lets RDS Proxy sign in to PostgreSQL',
      trust: serviceTrust('rds.amazonaws.com', environment.access.accountId),
      policies: {
        'read-secret': new PolicyDocument([
          { sid: 'ReadSecret', actions: ['secretsmanager:GetSecretValue'], resources: [postgres.secretArn] },
          {
            sid: 'DecryptSecret',
            actions: ['kms:Decrypt'],
            resources: [key.arn],
            conditions: {
              StringEquals: { 'kms:ViaService': `secretsmanager.${homeRegion(environment)}.amazonaws.com` },
            },
          },
        ]),
      },
    });
  }

  #securityGroup(name: string, props: PostgresProxyProps): string {
    const group = new SecurityGroup(this, 'security_group', {
      name,
      description: 'RDS Proxy',
      vpcId: props.vpcId,
      tags: { Name: name },
    });
    this.#allow(
      'clients',
      props.clientSecurityGroupId,
      group.id,
      'The API queries PostgreSQL through the proxy',
    );
    this.#allow('database', group.id, props.databaseSecurityGroupId, 'The proxy queries PostgreSQL');
    return group.id;
  }

  #allow(id: string, from: string, to: string, description: string): void {
    const rule = { ipProtocol: 'tcp', fromPort: ports.postgres, toPort: ports.postgres, description };
    const connection = new Construct(this, id);
    new VpcSecurityGroupEgressRule(connection, 'vpc_security_group_egress_rule', {
      ...rule,
      securityGroupId: from,
      referencedSecurityGroupId: to,
    });
    new VpcSecurityGroupIngressRule(connection, 'vpc_security_group_ingress_rule', {
      ...rule,
      securityGroupId: to,
      referencedSecurityGroupId: from,
    });
  }
}
