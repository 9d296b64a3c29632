import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { project } from '../environment/names';
import { holdsData } from '../holds-data';

export interface ImageRepositoryProps {
  readonly environment: Environment;
  /** The repository's name: `diet-game/api`. */
  readonly name: string;
  /** The region of a copy, and its provider. @default the environment's home region */
  readonly copy?: { readonly region: string; readonly provider: TerraformProvider };
}

/** Days after which an image that no tag names any more ends. */
const untaggedDays = 14;

/** Images that stay, the newest ones: half a year of releases on every working day. */
const keptImages = 130;

/** A repository of images in one region: a tag means the same image for ever, and each is scanned when it comes. */
export class ImageRepository extends Construct {
  readonly resource: EcrRepository;

  constructor(scope: Construct, id: string, { environment, name, copy }: ImageRepositoryProps) {
    super(scope, id);
    const provider = copy?.provider;
    const key = new EncryptionKey(this, 'key', {
      environment,
      name: copy === undefined ? 'images' : `images-${copy.region}`,
      alias: `alias/${project}-images`,
      description: 'Encrypts container images',
      provider,
    });
    this.resource = new EcrRepository(this, 'ecr_repository', {
      name,
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: key.arn }],
      forceDelete: environment.storage.disposable,
      provider,
      tags: { Name: name },
    });
    // A rollback needs the images of earlier releases.
    holdsData(this.resource, environment);
    new EcrLifecyclePolicy(this, 'ecr_lifecycle_policy', {
      repository: this.resource.name,
      policy: lifecyclePolicy,
      provider,
    });
  }
}

/** Source: Amazon ECR user guide, "Lifecycle policy template": a rule about any image comes last. */
const lifecyclePolicy = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: `Images without a tag end after ${untaggedDays} days`,
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: untaggedDays,
      },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: `The newest ${keptImages} images stay`,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: keptImages },
      action: { type: 'expire' },
    },
  ],
});
