import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { endpointId, GatewayEndpoint, InterfaceEndpoint } from './endpoints';
import { Vpc } from './vpc';

const endpoints = synthesizeConstruct((layer, { environment }) => {
  const vpc = new Vpc(layer, 'main', { environment });
  new GatewayEndpoint(layer, endpointId('s3'), {
    environment,
    vpc,
    service: 's3',
    routeTableIds: ['rtb-1', 'rtb-2'],
  });
  new InterfaceEndpoint(layer, endpointId('ecr.api'), {
    environment,
    vpc,
    service: 'ecr.api',
    subnetIds: ['subnet-1', 'subnet-2'],
    securityGroupId: 'sg-1',
  });
});

describe('GatewayEndpoint', () => {
  it('puts a route into every table it is given', () => {
    expect(endpoints.resource('aws_vpc_endpoint.s3')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      vpc_endpoint_type: 'Gateway',
      service_name: 'com.amazonaws.us-east-1.s3',
      route_table_ids: ['rtb-1', 'rtb-2'],
      tags: { Name: 'diet-game-test-s3' },
    });
  });
});

describe('InterfaceEndpoint', () => {
  it("answers to the service's own name, in every subnet it is given", () => {
    expect(endpoints.resource('aws_vpc_endpoint.ecr_api')).toEqual({
      vpc_id: '${aws_vpc.main.id}',
      vpc_endpoint_type: 'Interface',
      service_name: 'com.amazonaws.us-east-1.ecr.api',
      private_dns_enabled: true,
      subnet_ids: ['subnet-1', 'subnet-2'],
      security_group_ids: ['sg-1'],
      tags: { Name: 'diet-game-test-ecr-api' },
    });
  });
});
