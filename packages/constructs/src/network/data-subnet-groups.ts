import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';

export interface DataSubnetGroupsProps {
  readonly environment: Environment;
  readonly subnetIds: string[];
}

/** Tells RDS and ElastiCache which subnets are theirs. */
export class DataSubnetGroups extends Construct {
  readonly databaseGroupName: string;
  readonly cacheGroupName: string;

  constructor(scope: Construct, id: string, { environment, subnetIds }: DataSubnetGroupsProps) {
    super(scope, id);
    const description = 'Subnets without a route to the internet';
    const database = resourceName(environment, 'database');
    const cache = resourceName(environment, 'cache');

    this.databaseGroupName = new DbSubnetGroup(this, 'db_subnet_group', {
      name: database,
      description,
      subnetIds,
      tags: { Name: database },
    }).name;
    this.cacheGroupName = new ElasticacheSubnetGroup(this, 'elasticache_subnet_group', {
      name: cache,
      description,
      subnetIds,
      tags: { Name: cache },
    }).name;
  }
}
