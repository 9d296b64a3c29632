import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import type { Cluster } from './cluster';

/** Who the tokens are for. Source: EKS user guide, "IAM roles for service accounts". */
export const audience = 'sts.amazonaws.com';

export interface OidcProviderProps {
  readonly environment: Environment;
  readonly cluster: Cluster;
}

/**
 * Makes IAM believe the tokens that the cluster gives to its service accounts. It
 * names no thumbprint: IAM trusts the issuer's certificate by its authority.
 * Source: IAM user guide, "Obtain the thumbprint for an OpenID Connect identity provider".
 */
export class OidcProvider extends Construct {
  readonly arn: string;
  /** The issuer without its scheme, as it stands in the conditions of trust policies. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, { environment, cluster }: OidcProviderProps) {
    super(scope, id);
    this.issuer = Fn.element(Fn.split('://', cluster.issuerUrl), 1);
    this.arn = new IamOpenidConnectProvider(this, 'iam_openid_connect_provider', {
      // IAM takes no other scheme. Source: IAM API reference, `CreateOpenIDConnectProvider`.
      url: `https://${this.issuer}`,
      clientIdList: [audience],
      tags: { Name: environment.compute.containers.clusterName },
    }).arn;
  }
}
