import type { Unrecorded } from './unrecorded';

/** Builds the id by which Terraform imports a resource; undefined where it cannot be known. */
type ImportId = (resource: Unrecorded) => string | undefined;

/** The value of an attribute that is a resource's id as well. */
const named =
  (attribute: string): ImportId =>
  ({ id, value }) =>
    id ?? value(attribute);

/** Values joined by a character, if all are known. */
const joined =
  (separator: string, ...attributes: string[]): ImportId =>
  ({ value }) => {
    const values = attributes.map(value);
    return values.includes(undefined) ? undefined : values.join(separator);
  };

/**
 * Types whose import id is not simply the id that Terraform reports. Source: the
 * section "Import" of each resource in the AWS provider's documentation, 5.100.0.
 */
const importIds: Readonly<Record<string, ImportId>> = {
  aws_cloudwatch_dashboard: named('dashboard_name'),
  aws_cloudwatch_log_group: named('name'),
  aws_cloudwatch_metric_alarm: named('alarm_name'),
  aws_db_subnet_group: named('name'),
  aws_ecr_lifecycle_policy: named('repository'),
  aws_ecr_repository: named('name'),
  aws_eks_access_entry: joined(':', 'cluster_name', 'principal_arn'),
  aws_eks_access_policy_association: joined('#', 'cluster_name', 'principal_arn', 'policy_arn'),
  aws_eks_addon: joined(':', 'cluster_name', 'addon_name'),
  aws_eks_cluster: named('name'),
  aws_elasticache_replication_group: named('replication_group_id'),
  aws_elasticache_subnet_group: named('name'),
  aws_elasticache_user: named('user_id'),
  aws_elasticache_user_group: named('user_group_id'),
  aws_iam_role: named('name'),
  aws_iam_role_policy: joined(':', 'role', 'name'),
  aws_iam_role_policy_attachment: joined('/', 'role', 'policy_arn'),
  aws_kms_alias: named('name'),
  aws_network_acl_rule: joined(':', 'network_acl_id', 'rule_number', 'protocol', 'egress'),
  aws_route: (route) =>
    joined('_', 'route_table_id', 'destination_cidr_block')(route) ??
    joined('_', 'route_table_id', 'destination_ipv6_cidr_block')(route),
  aws_route_table_association: joined('/', 'subnet_id', 'route_table_id'),
  aws_s3_bucket: named('bucket'),
  aws_s3_bucket_lifecycle_configuration: named('bucket'),
  aws_s3_bucket_logging: named('bucket'),
  aws_s3_bucket_ownership_controls: named('bucket'),
  aws_s3_bucket_policy: named('bucket'),
  aws_s3_bucket_public_access_block: named('bucket'),
  aws_s3_bucket_server_side_encryption_configuration: named('bucket'),
  aws_s3_bucket_versioning: named('bucket'),
};

/** What AWS makes with every VPC: Terraform only takes it over, and can do so again. */
const takenOver = ['aws_default_network_acl', 'aws_default_route_table', 'aws_default_security_group'];

/** The id to import a resource by, from what its apply has reported and planned. */
export function importId(resource: Unrecorded): string | undefined {
  if (takenOver.includes(resource.type)) return undefined;
  const build = importIds[resource.type] ?? (({ id }) => id);
  return build(resource);
}
