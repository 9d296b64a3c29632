import { defineContract, list, string } from './contract';
import { availabilityZone, cidr, ec2Id, hostedZoneId, hostname, ipAddress, name } from './formats';

/** What the network layer promises: a VPC with three tiers of subnets and the base security groups. */
export const network = defineContract('network', 1, {
  vpcId: string({ description: 'The VPC.', format: ec2Id('vpc'), example: 'vpc-0f1e2d3c4b5a69788' }),
  vpcCidr: string({ description: "The VPC's IPv4 network.", format: cidr, example: '10.40.0.0/16' }),
  availabilityZones: list({
    description: 'Zones of the subnets, in the order of the subnet lists.',
    format: availabilityZone,
    example: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  }),
  publicSubnetIds: list({
    description: 'Subnets with a route to the internet: load balancers.',
    format: ec2Id('subnet'),
    example: ['subnet-0a0a0a0a0a0a0a0a1', 'subnet-0a0a0a0a0a0a0a0a2', 'subnet-0a0a0a0a0a0a0a0a3'],
  }),
  privateSubnetIds: list({
    description: 'Subnets that reach the internet through NAT: nodes and pods.',
    format: ec2Id('subnet'),
    example: ['subnet-0b0b0b0b0b0b0b0b1', 'subnet-0b0b0b0b0b0b0b0b2', 'subnet-0b0b0b0b0b0b0b0b3'],
  }),
  databaseSubnetIds: list({
    description: 'Subnets without a route to the internet: databases and caches.',
    format: ec2Id('subnet'),
    example: ['subnet-0c0c0c0c0c0c0c0c1', 'subnet-0c0c0c0c0c0c0c0c2', 'subnet-0c0c0c0c0c0c0c0c3'],
  }),
  natPublicIps: list({
    description: 'Addresses from which the private subnets reach the internet.',
    format: ipAddress,
    example: ['192.0.2.1', '192.0.2.2', '192.0.2.3'],
  }),
  apiSecurityGroupId: string({
    description: 'Security group of what serves the API.',
    format: ec2Id('sg'),
    example: 'sg-0a1a1a1a1a1a1a1a1',
  }),
  rdsSecurityGroupId: string({
    description: 'Security group of PostgreSQL.',
    format: ec2Id('sg'),
    example: 'sg-0b1b1b1b1b1b1b1b1',
  }),
  redisSecurityGroupId: string({
    description: 'Security group of Redis.',
    format: ec2Id('sg'),
    example: 'sg-0c1c1c1c1c1c1c1c1',
  }),
  databaseSubnetGroupName: string({
    description: 'RDS subnet group over the database subnets.',
    format: name,
    example: 'diet-game-production-database',
  }),
  cacheSubnetGroupName: string({
    description: 'ElastiCache subnet group over the database subnets.',
    format: name,
    example: 'diet-game-production-cache',
  }),
  privateZoneId: string({
    description: 'Private hosted zone of the VPC.',
    format: hostedZoneId,
    example: 'Z0123456789EXAMPLE',
  }),
  privateZoneName: string({
    description: 'Domain of the private hosted zone.',
    format: hostname,
    example: 'production.dietgame.internal',
  }),
});
