import { describe, expect, it } from '@jest/globals';
import { synthesizeConstruct } from '../testing/synthesized';
import { ImageRegistry } from './image-registry';

const registry = (copies: readonly string[]) =>
  synthesizeConstruct((scope, { environment }) => {
    new ImageRegistry(scope, 'api', {
      environment,
      repository: 'diet-game/api',
      copies: new Map(copies.map((region) => [region, scope.providerIn(region)])),
    });
  });

describe('ImageRegistry', () => {
  const layer = registry(['us-west-2']);

  it.each([
    ['at home', 'api_images', undefined],
    ['in another region', 'api_images_us_west_2', 'aws.us_west_2'],
  ])('keeps tags as they are, scans and encrypts %s', (_, id, provider) => {
    const repository = layer.resource(`aws_ecr_repository.${id}`);

    expect(repository).toMatchObject({
      name: 'diet-game/api',
      image_tag_mutability: 'IMMUTABLE',
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: `\${aws_kms_key.${id}_key.arn}` }],
      force_delete: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(repository.provider).toBe(provider);
    expect(layer.resource(`aws_kms_key.${id}_key`).provider).toBe(provider);
  });

  it('lets images without a tag end after 14 days, and keeps the newest 130', () => {
    const { rules } = JSON.parse(String(layer.resource('aws_ecr_lifecycle_policy.api_images').policy));

    expect(rules.map(({ selection }: Record<string, unknown>) => selection)).toEqual([
      { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
      { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 130 },
    ]);
  });

  it('copies what is pushed, once there is a repository for the copy', () => {
    expect(layer.resource('aws_ecr_replication_configuration.api')).toEqual({
      replication_configuration: {
        rule: [
          {
            destination: [{ region: 'us-west-2', registry_id: '123456789012' }],
            repository_filter: [{ filter: 'diet-game/api', filter_type: 'PREFIX_MATCH' }],
          },
        ],
      },
      depends_on: ['aws_ecr_repository.api_images_us_west_2'],
    });
  });

  it('copies nothing where there is one region', () => {
    expect(registry([]).addresses()).toEqual([
      'aws_ecr_lifecycle_policy.api_images',
      'aws_ecr_repository.api_images',
      'aws_kms_alias.api_images_key',
      'aws_kms_key.api_images_key',
    ]);
  });
});
