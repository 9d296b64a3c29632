import type { SandboxEndpoint } from '../sandbox/endpoint';
import type { StackEnvironment } from '../stacks/stack';
import type { Unrecorded } from './unrecorded';

/** How the ids of each type begin in EC2, where tags tell which object is which. */
const ec2Prefixes: Readonly<Record<string, string>> = {
  aws_egress_only_internet_gateway: 'eigw-',
  aws_eip: 'eipalloc-',
  aws_flow_log: 'fl-',
  aws_internet_gateway: 'igw-',
  aws_launch_template: 'lt-',
  aws_nat_gateway: 'nat-',
  aws_network_acl: 'acl-',
  aws_route_table: 'rtb-',
  aws_security_group: 'sg-',
  aws_subnet: 'subnet-',
  aws_vpc: 'vpc-',
  aws_vpc_endpoint: 'vpce-',
};

/** The settings of an AWS client for an environment. */
function clientSettings({ region }: StackEnvironment, sandbox: SandboxEndpoint | undefined) {
  return {
    region,
    ...(sandbox && { endpoint: sandbox.url, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
  };
}

/**
 * Looks in AWS for something that was being made when its apply was killed, and
 * whose id nobody knows: by the name in its tags, by its domain, or by an ARN that follows from its name.
 */
export async function findInAws(
  resource: Unrecorded,
  environment: StackEnvironment,
  sandbox: SandboxEndpoint | undefined,
): Promise<string | undefined> {
  const settings = clientSettings(environment, sandbox);
  const prefix = ec2Prefixes[resource.type];
  if (prefix !== undefined) return findInEc2(resource, prefix, settings);
  const iam = `arn:aws:iam::${environment.accountId}`;
  if (resource.type === 'aws_iam_policy') return `${iam}:policy/${resource.value('name')}`;
  if (resource.type === 'aws_iam_openid_connect_provider')
    return `${iam}:oidc-provider/${resource.value('url')?.replace('https://', '')}`;
  if (resource.type === 'aws_kms_key') return findKey(resource, settings);
  if (resource.type === 'aws_route53_zone') return findZone(resource, settings);
  return undefined;
}

type ClientSettings = ReturnType<typeof clientSettings>;

async function findInEc2(
  { tags }: Unrecorded,
  prefix: string,
  settings: ClientSettings,
): Promise<string | undefined> {
  if (tags.Name === undefined) return undefined;
  const { DescribeTagsCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const filters = [
    { Name: 'key', Values: ['Name'] },
    { Name: 'value', Values: [tags.Name] },
  ];
  const { Tags = [] } = await new EC2Client(settings).send(new DescribeTagsCommand({ Filters: filters }));
  return Tags.find(({ ResourceId }) => ResourceId?.startsWith(prefix))?.ResourceId;
}

async function findKey({ tags }: Unrecorded, settings: ClientSettings): Promise<string | undefined> {
  const { KMSClient, ListResourceTagsCommand, paginateListKeys } = await import('@aws-sdk/client-kms');
  const client = new KMSClient(settings);
  for await (const { Keys = [] } of paginateListKeys({ client }, {})) {
    for (const { KeyId } of Keys) {
      const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId }));
      if (Tags.some(({ TagKey, TagValue }) => TagKey === 'Name' && TagValue === tags.Name)) return KeyId;
    }
  }
  return undefined;
}

async function findZone({ value }: Unrecorded, settings: ClientSettings): Promise<string | undefined> {
  const { ListHostedZonesByNameCommand, Route53Client } = await import('@aws-sdk/client-route-53');
  const name = value('name');
  const { HostedZones = [] } = await new Route53Client(settings).send(
    new ListHostedZonesByNameCommand({ DNSName: name }),
  );
  return HostedZones.find(({ Name, Config }) => Name === `${name}.` && Config?.Comment === value('comment'))
    ?.Id?.split('/')
    .at(-1);
}
