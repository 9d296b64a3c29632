/** The security groups that the network layer makes. */
export type SecurityGroupName = 'api' | 'rds' | 'redis' | 'endpoints';

/** One side of a connection. */
export type Peer = SecurityGroupName | 'internet' | 'vpc';

/** TCP ports of the services. */
export const ports = { http: 80, https: 443, postgres: 5432, redis: 6379 } as const;

/** Who may open a TCP connection to whom. */
export interface Traffic {
  readonly from: Peer;
  readonly to: Peer;
  readonly port: number;
  /** What the connection is for; becomes the description of the rules. */
  readonly purpose: string;
}

/** What each security group is for; becomes its description, which AWS does not let change. */
export const securityGroupPurposes: Readonly<Record<SecurityGroupName, string>> = {
  api: 'What serves the API',
  rds: 'PostgreSQL',
  redis: 'Redis',
  endpoints: 'Interface endpoints of AWS services',
};

/** Every connection that the base security groups allow. What is not here is refused. */
export const traffic: readonly Traffic[] = [
  { from: 'internet', to: 'api', port: ports.http, purpose: 'HTTP from users, redirected to HTTPS' },
  { from: 'internet', to: 'api', port: ports.https, purpose: 'HTTPS from users' },
  { from: 'api', to: 'rds', port: ports.postgres, purpose: 'The API queries PostgreSQL' },
  { from: 'api', to: 'redis', port: ports.redis, purpose: 'The API uses Redis' },
  { from: 'api', to: 'internet', port: ports.https, purpose: 'The API calls AWS and third parties' },
  { from: 'vpc', to: 'endpoints', port: ports.https, purpose: 'Calls to AWS that stay in the VPC' },
];
