import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { postgresIdentifier, resourceName } from '../environment/names';
import { holdsData } from '../holds-data';
import { serviceTrust } from '../identity/policy-document';
import { Role } from '../identity/role';
import { ports } from '../network/traffic';
import { pins } from '../versions';
import { FinalSnapshot } from './final-snapshot';
import { PostgresParameters } from './postgres-parameters';

/** The database that the API finds. */
export const databaseName = 'dietgame';
const masterUser = 'postgres';

/** Days that Performance Insights keeps its samples at no cost. Source: RDS user guide, "Pricing and data retention for Performance Insights". */
const insightsDays = 7;

export interface PostgresProps {
  readonly environment: Environment;
  /** Encrypts storage, backups, secret, log and Performance Insights. */
  readonly key: EncryptionKey;
  readonly subnetGroupName: string;
  readonly securityGroupIds: string[];
}

/**
 * RDS for PostgreSQL. RDS makes the master password, keeps it in Secrets Manager and
 * rotates it, so that Terraform never sees it.
 */
export class Postgres extends Construct {
  readonly identifier: string;
  readonly arn: string;
  /** Host that takes writes. */
  readonly endpoint: string;
  /** Secret with the master user's name and password. */
  readonly secretArn: string;
  /** ARN of the role that delivers enhanced monitoring. */
  readonly monitoringRoleArn: string;
  readonly parameterGroupName: string;

  constructor(scope: Construct, id: string, props: PostgresProps) {
    super(scope, id);
    const { environment, key } = props;
    const settings = environment.storage.databases.postgres;
    this.identifier = postgresIdentifier(environment);
    const monitoring = this.#monitoringRole(environment);
    this.monitoringRoleArn = monitoring.arn;
    this.parameterGroupName = new PostgresParameters(this, 'parameters', { environment }).groupName;
    const snapshot = new FinalSnapshot(this, 'final_snapshot', {
      of: this.identifier,
      replacedBy: [databaseName, masterUser, key.arn],
    });
    // RDS would make the log group itself, without a key and for ever.
    const log = new CloudwatchLogGroup(this, 'cloudwatch_log_group', {
      name: `/aws/rds/instance/${this.identifier}/postgresql`,
      retentionInDays: environment.observability.logRetentionDays,
      kmsKeyId: key.arn,
      tags: { Name: this.identifier },
    });

    const instance = holdsData(
      new DbInstance(this, 'db_instance', {
        identifier: this.identifier,
        engine: 'postgres',
        engineVersion: settings.engineVersion,
        allowMajorVersionUpgrade: settings.allowMajorVersionUpgrade,
        // A minor that is pinned changes with the pin; of a major alone, RDS chooses the minor.
        autoMinorVersionUpgrade: !settings.engineVersion.includes('.'),
        instanceClass: settings.instanceClass,
        storageType: 'gp3',
        allocatedStorage: settings.allocatedStorageGiB,
        maxAllocatedStorage: settings.maximumStorageGiB,
        storageEncrypted: true,
        kmsKeyId: key.arn,
        dbName: databaseName,
        username: masterUser,
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: key.arn,
        iamDatabaseAuthenticationEnabled: true,
        port: ports.postgres,
        multiAz: settings.multiAz,
        dbSubnetGroupName: props.subnetGroupName,
        vpcSecurityGroupIds: props.securityGroupIds,
        publiclyAccessible: false,
        parameterGroupName: this.parameterGroupName,
        caCertIdentifier: pins.postgres.certificateAuthority,
        backupRetentionPeriod: settings.backupRetentionDays,
        backupWindow: settings.backupWindow,
        maintenanceWindow: settings.maintenanceWindow,
        copyTagsToSnapshot: true,
        deleteAutomatedBackups: false,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: snapshot.snapshotName,
        deletionProtection: !environment.storage.disposable,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: key.arn,
        performanceInsightsRetentionPeriod: insightsDays,
        monitoringInterval: settings.monitoringIntervalSeconds,
        monitoringRoleArn: monitoring.arn,
        enabledCloudwatchLogsExports: ['postgresql'],
        dependsOn: [log, ...monitoring.grants],
        tags: { Name: this.identifier },
      }),
      environment,
    );

    this.arn = instance.arn;
    this.endpoint = instance.address;
    // RDS lists the secret once it has taken over the password; until then there is none to index.
    this.secretArn = `\${one(${instance.fqn}.master_user_secret[*].secret_arn)}`;
  }

  #monitoringRole(environment: Environment): Role {
    return new Role(this, 'monitoring', {
      name: resourceName(environment, 'rds-monitoring'),
      description: 'Lets RDS deliver enhanced monitoring',
      trust: serviceTrust('monitoring.rds.amazonaws.com', environment.access.accountId),
      managedPolicies: ['service-role/AmazonRDSEnhancedMonitoringRole'],
    });
  }
}
