import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Construct } from 'constructs';

/** Who issues the tokens of GitHub's workflows. Source: GitHub documentation, "Configuring OpenID Connect in AWS". */
export const githubIssuer = 'token.actions.githubusercontent.com';

/** For whom the tokens are, when a workflow wants to assume a role. Source as above. */
export const githubAudience = 'sts.amazonaws.com';

/** Lets the account believe the tokens of GitHub's workflows. An account can have one. */
export class GithubProvider extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // No thumbprint: AWS checks GitHub's certificate by its own list of authorities.
    const provider = new IamOpenidConnectProvider(this, 'iam_openid_connect_provider', {
      url: `https://${githubIssuer}`,
      clientIdList: [githubAudience],
      tags: { Name: githubIssuer },
    });
    this.arn = provider.arn;
  }
}

/** ARN of the account's provider. */
export function githubProviderArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:oidc-provider/${githubIssuer}`;
}
