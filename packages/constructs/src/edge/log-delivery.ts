import type { PolicyStatement } from '../identity/policy-document';

/**
 * Lets ELB deliver the access logs of the account's load balancers in one region.
 * Source: ELB user guide, "Enable access logs for your Application Load Balancer".
 */
export function loadBalancerLogDelivery(region: string, accountId: string) {
  return (bucketArn: string): readonly PolicyStatement[] => [
    {
      sid: 'LoadBalancersDeliverLogs',
      principal: { services: ['logdelivery.elasticloadbalancing.amazonaws.com'] },
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/AWSLogs/${accountId}/*`],
      conditions: {
        ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/*` },
      },
    },
  ];
}

/**
 * Lets CloudWatch deliver what one source logs.
 * Source: CloudWatch Logs user guide, "Enable logging from AWS services", "Logs sent to Amazon S3".
 */
export function vendedLogDelivery(region: string, accountId: string, source: string) {
  return (bucketArn: string): readonly PolicyStatement[] => [
    {
      sid: 'CloudWatchDeliversLogs',
      principal: { services: ['delivery.logs.amazonaws.com'] },
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/AWSLogs/${accountId}/*`],
      conditions: {
        StringEquals: {
          'aws:SourceAccount': accountId,
          's3:x-amz-acl': 'bucket-owner-full-control',
        },
        ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${accountId}:delivery-source:${source}` },
      },
    },
  ];
}
