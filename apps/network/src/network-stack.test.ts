import { network } from '@diet-game/constructs/contract/network';
import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { describe, expect, it } from '@jest/globals';
import { NetworkStack } from './network-stack';

describe('NetworkStack', () => {
  const layer = synthesizeLayer(NetworkStack);

  it('is made of these resources and no others', () => {
    const types = [...new Set(layer.addresses().map((address) => address.split('.')[0] ?? ''))];

    expect(Object.fromEntries(types.map((type) => [type, layer.count(type)]))).toEqual({
      aws_cloudwatch_dashboard: 1,
      aws_cloudwatch_log_group: 1,
      aws_db_subnet_group: 1,
      aws_default_network_acl: 1,
      aws_default_route_table: 1,
      aws_default_security_group: 1,
      aws_eip: 3,
      aws_elasticache_subnet_group: 1,
      aws_flow_log: 1,
      aws_iam_role: 1,
      aws_iam_role_policy: 1,
      aws_internet_gateway: 1,
      aws_kms_alias: 1,
      aws_kms_key: 1,
      aws_nat_gateway: 3,
      aws_network_acl: 3,
      aws_network_acl_association: 9,
      aws_network_acl_rule: 25,
      aws_route: 6,
      aws_route53_zone: 1,
      aws_route_table: 9,
      aws_route_table_association: 9,
      aws_security_group: 4,
      aws_subnet: 9,
      aws_vpc: 1,
      aws_vpc_endpoint: 7,
      aws_vpc_security_group_egress_rule: 3,
      aws_vpc_security_group_ingress_rule: 5,
    });
  });

  it('publishes its contract', () => {
    expect(layer.outputValues()).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      vpc_cidr: '10.99.0.0/16',
      availability_zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      public_subnet_ids: ['a', 'b', 'c'].map((letter) => `\${aws_subnet.public_${letter}.id}`),
      private_subnet_ids: ['a', 'b', 'c'].map((letter) => `\${aws_subnet.private_${letter}.id}`),
      database_subnet_ids: ['a', 'b', 'c'].map((letter) => `\${aws_subnet.database_${letter}.id}`),
      nat_public_ips: ['a', 'b', 'c'].map((letter) => `\${aws_eip.nat_${letter}.public_ip}`),
      api_security_group_id: '${aws_security_group.api.id}',
      rds_security_group_id: '${aws_security_group.rds.id}',
      redis_security_group_id: '${aws_security_group.redis.id}',
      database_subnet_group_name: '${aws_db_subnet_group.data.name}',
      cache_subnet_group_name: '${aws_elasticache_subnet_group.data.name}',
      private_zone_id: '${aws_route53_zone.internal.zone_id}',
      private_zone_name: 'test.diet-game.internal',
      contract: { name: 'network', version: network.version },
    });
  });

  it('keeps databases away from the internet', () => {
    const routes = layer.addresses('aws_route').map((address) => layer.resource(address).route_table_id);

    expect(routes.filter((table) => String(table).includes('database'))).toEqual([]);
    expect(layer.resource('aws_db_subnet_group.data').subnet_ids).toEqual(
      ['a', 'b', 'c'].map((letter) => `\${aws_subnet.database_${letter}.id}`),
    );
  });

  it('tags subnets for the load balancers that look for them', () => {
    expect(layer.resource('aws_subnet.public_a').tags).toMatchObject({ 'kubernetes.io/role/elb': '1' });
    expect(layer.resource('aws_subnet.private_a').tags).toMatchObject({
      'kubernetes.io/role/internal-elb': '1',
    });
    expect(Object.keys(Object(layer.resource('aws_subnet.database_a').tags))).toEqual(['Name', 'Tier']);
  });

  it('shows every NAT gateway on its dashboard', () => {
    const { widgets } = JSON.parse(
      String(layer.resource('aws_cloudwatch_dashboard.dashboard').dashboard_body),
    );

    expect(widgets.map(({ properties }: { properties: { title: string } }) => properties.title)).toContain(
      'NAT: refused for want of a port',
    );
    expect(widgets[1].properties.metrics).toEqual(
      ['a', 'b', 'c'].map((letter) => [
        'AWS/NATGateway',
        'ActiveConnectionCount',
        'NatGatewayId',
        `\${aws_nat_gateway.nat_${letter}.id}`,
        { stat: 'Maximum' },
      ]),
    );
  });

  it('leaves out what the environment does not want', () => {
    const bare = synthesizeLayer(NetworkStack, {
      environment: {
        networking: {
          vpc: {
            natGateways: 'single',
            gatewayEndpoints: ['s3'],
            interfaceEndpoints: [],
            flowLogs: { enabled: false },
          },
        },
      },
    });

    expect(bare.addresses('aws_vpc_endpoint')).toEqual(['aws_vpc_endpoint.s3']);
    expect(bare.count('aws_nat_gateway')).toBe(1);
    expect(bare.count('aws_flow_log')).toBe(0);
    expect(bare.count('aws_kms_key')).toBe(0);
  });
});
