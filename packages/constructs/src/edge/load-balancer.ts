import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { resourceName } from '../environment/names';
import { ports } from '../network/traffic';
import type { PrivateBucket } from '../storage/private-bucket';
import { pins } from '../versions';

export interface LoadBalancerProps {
  readonly environment: Environment;
  /** Subnets with a route to the internet. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly certificateArn: string;
  /** Where every request is recorded; its policy must let ELB in: `loadBalancerLogDelivery`. */
  readonly logs: PrivateBucket;
}

/**
 * The application load balancer. By itself it refuses every request; what it lets
 * through is up to the rules of its HTTPS listener.
 */
export class LoadBalancer extends Construct {
  readonly arn: string;
  readonly dnsName: string;
  readonly zoneId: string;
  readonly httpsListenerArn: string;
  /** What CloudWatch calls it. */
  readonly arnSuffix: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { environment, logs } = props;
    const name = resourceName(environment, 'api');

    const balancer = new Lb(this, 'lb', {
      name,
      loadBalancerType: 'application',
      internal: false,
      subnets: [...props.subnetIds],
      securityGroups: [props.securityGroupId],
      enableDeletionProtection: !environment.storage.disposable,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: 'strictest',
      accessLogs: { enabled: true, bucket: logs.bucketName },
      // ELB tries whether it may write when it is told where to.
      dependsOn: [logs.policy],
      tags: { Name: name },
    });
    this.httpsListenerArn = new LbListener(this, 'https', {
      loadBalancerArn: balancer.arn,
      port: ports.https,
      protocol: 'HTTPS',
      sslPolicy: pins.edge.loadBalancerTlsPolicy,
      certificateArn: props.certificateArn,
      defaultAction: [
        {
          type: 'fixed-response',
          fixedResponse: { contentType: 'text/plain', statusCode: '403', messageBody: 'Forbidden' },
        },
      ],
      tags: { Name: name },
    }).arn;
    new LbListener(this, 'http', {
      loadBalancerArn: balancer.arn,
      port: ports.http,
      protocol: 'HTTP',
      defaultAction: [
        {
          type: 'redirect',
          redirect: { protocol: 'HTTPS', port: String(ports.https), statusCode: 'HTTP_301' },
        },
      ],
      tags: { Name: name },
    });

    this.arn = balancer.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
  }
}
