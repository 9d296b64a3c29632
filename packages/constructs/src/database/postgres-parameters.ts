import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { postgresIdentifier } from '../environment/names';

/**
 * What PostgreSQL is told. Source: RDS user guide, "Working with parameters on your
 * RDS for PostgreSQL DB instance"; all of these take effect without a restart.
 */
const parameters: Readonly<Record<string, string>> = {
  /** No connection without TLS. */
  'rds.force_ssl': '1',
  ssl_min_protocol_version: 'TLSv1.2',
  /** Changes of the schema are logged; what is in rows is not. */
  log_statement: 'ddl',
  /** Milliseconds from which a statement is logged as slow. */
  log_min_duration_statement: '1000',
  log_lock_waits: '1',
};

export interface PostgresParametersProps {
  readonly environment: Environment;
}

/** The parameter group of one major version; the next major has another name, beside it. */
export class PostgresParameters extends Construct {
  readonly groupName: string;

  constructor(scope: Construct, id: string, { environment }: PostgresParametersProps) {
    super(scope, id);
    const major = majorOf(environment.storage.databases.postgres.engineVersion);
    const name = `${postgresIdentifier(environment)}-${major}`;

    this.groupName = new DbParameterGroup(this, 'db_parameter_group', {
      name,
      family: `postgres${major}`,
      description: `PostgreSQL ${major} of ${environment.name}`,
      parameter: Object.entries(parameters).map(([parameter, value]) => ({ name: parameter, value })),
      // An instance keeps its old group until it has been upgraded.
      lifecycle: { createBeforeDestroy: true },
      tags: { Name: name },
    }).name;
  }
}

function majorOf(engineVersion: string): string {
  return engineVersion.split('.')[0] as string;
}
