import { EcrReplicationConfiguration } from '@cdktf/provider-aws/lib/ecr-replication-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { ImageRepository } from './image-repository';

export interface ImageRegistryProps {
  readonly environment: Environment;
  /** The repository's name: `diet-game/api`. */
  readonly repository: string;
  /** Other regions that each image is copied to, with the provider of each. @default none */
  readonly copies?: ReadonlyMap<string, TerraformProvider>;
}

/**
 * The account's images: a repository in the home region, and copies in others. The
 * copies are made here, because ECR would make them with tags that can be changed and
 * without a key of the account's own.
 */
export class ImageRegistry extends Construct {
  readonly repository: ImageRepository;

  constructor(scope: Construct, id: string, props: ImageRegistryProps) {
    super(scope, id);
    const { environment, repository: name, copies = new Map() } = props;
    this.repository = new ImageRepository(this, 'images', { environment, name });
    const copied = [...copies].map(
      ([region, provider]) =>
        new ImageRepository(this, `images_${region}`, { environment, name, copy: { region, provider } })
          .resource,
    );
    if (copied.length === 0) return;
    new EcrReplicationConfiguration(this, 'ecr_replication_configuration', {
      replicationConfiguration: {
        rule: [
          {
            destination: [...copies.keys()].map((region) => ({
              region,
              registryId: environment.access.accountId,
            })),
            repositoryFilter: [{ filter: name, filterType: 'PREFIX_MATCH' }],
          },
        ],
      },
      // What is pushed before its copy's repository is there would make one without these settings.
      dependsOn: copied,
    });
  }
}

/** Where a region's images are pulled from. */
export function imageRepositoryUrl(accountId: string, region: string, repository: string): string {
  return `${accountId}.dkr.ecr.${region}.amazonaws.com/${repository}`;
}

/** ARN of a repository of images. */
export function imageRepositoryArn(accountId: string, region: string, repository: string): string {
  return `arn:aws:ecr:${region}:${accountId}:repository/${repository}`;
}
