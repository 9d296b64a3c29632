import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { PrivateBucket } from '../storage/private-bucket';
import type { Distribution } from './distribution';

export interface DistributionLogsProps {
  /** Name of the source, which the bucket's policy lets in: `vendedLogDelivery`. */
  readonly name: string;
  readonly distribution: Distribution;
  readonly bucket: PrivateBucket;
  /** Provider of us-east-1, where CloudFront hands its logs over. */
  readonly provider: TerraformProvider;
}

/**
 * What is recorded of each request: enough to follow it, without cookies, and without the
 * query string, which may hold what nobody should read.
 * Source: CloudFront developer guide, "Standard logging reference".
 */
const recordFields = [
  'date',
  'time',
  'x-edge-location',
  'sc-bytes',
  'c-ip',
  'cs-method',
  'cs(Host)',
  'cs-uri-stem',
  'sc-status',
  'cs(User-Agent)',
  'x-edge-result-type',
  'x-edge-request-id',
  'x-host-header',
  'cs-protocol',
  'cs-bytes',
  'time-taken',
  'ssl-protocol',
  'ssl-cipher',
  'cs-protocol-version',
  'time-to-first-byte',
  'x-edge-detailed-result-type',
  'sc-content-type',
];

/** The access logs of a distribution, delivered to a bucket: CloudFront's standard logging, version 2. */
export class DistributionLogs extends Construct {
  constructor(scope: Construct, id: string, props: DistributionLogsProps) {
    super(scope, id);
    const { name, provider } = props;
    const source = new CloudwatchLogDeliverySource(this, 'cloudwatch_log_delivery_source', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: props.distribution.arn,
      provider,
      tags: { Name: name },
    });
    const destination = new CloudwatchLogDeliveryDestination(this, 'cloudwatch_log_delivery_destination', {
      name,
      outputFormat: 'json',
      deliveryDestinationConfiguration: [{ destinationResourceArn: props.bucket.arn }],
      dependsOn: [props.bucket.policy],
      provider,
      tags: { Name: name },
    });
    new CloudwatchLogDelivery(this, 'cloudwatch_log_delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields,
      s3DeliveryConfiguration: [
        { suffixPath: '{DistributionId}/{yyyy}/{MM}/{dd}', enableHiveCompatiblePath: false },
      ],
      provider,
      tags: { Name: name },
    });
  }
}
