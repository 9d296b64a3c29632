import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { testEnvironment } from '@diet-game/constructs/testing/test-environment';
import { describe, expect, it } from '@jest/globals';
import { BootstrapStack } from './bootstrap-stack';

const github = { security: { identity: { githubRepository: 'diet-game/infrastructure' } } };
const dr = {
  name: 'dr',
  cloud: {
    regions: ['us-west-2', 'us-east-1'],
    availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
  },
  ...github,
} as const;

describe('BootstrapStack', () => {
  const alone = synthesizeLayer(BootstrapStack);
  const shared = synthesizeLayer(BootstrapStack, {
    environment: { storage: { disposable: true } },
    neighbours: [{ name: 'staging', ...github }, dr],
  });

  it('makes the state store and the images, here and in the second region', () => {
    expect(alone.count()).toBe(26);
    expect(alone.addresses('aws_s3_bucket')).toEqual([
      'aws_s3_bucket.state_access_logs',
      'aws_s3_bucket.state_bucket',
    ]);
    expect(alone.addresses('aws_ecr_repository')).toEqual([
      'aws_ecr_repository.api_images',
      'aws_ecr_repository.api_images_us_west_2',
    ]);
    expect(alone.addresses('aws_ecr_replication_configuration')).toEqual([
      'aws_ecr_replication_configuration.api',
    ]);
  });

  it('lets no workflow in where no environment names a repository', () => {
    expect(alone.addresses().filter((address) => address.startsWith('aws_iam_'))).toEqual([]);
    expect(alone.output('apply_role_arns').value).toEqual([]);
  });

  it('makes the roles of every environment of the account that names one', () => {
    expect(shared.addresses('aws_iam_role')).toEqual([
      'aws_iam_role.dr_apply',
      'aws_iam_role.dr_plan',
      'aws_iam_role.staging_apply',
      'aws_iam_role.staging_plan',
    ]);
    expect(shared.count('aws_iam_openid_connect_provider')).toBe(1);
    expect(shared.count('aws_iam_policy')).toBe(1);
  });

  it('protects what an environment that is not disposable shares', () => {
    expect(shared.resource('aws_s3_bucket.state_bucket')).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(
      synthesizeLayer(BootstrapStack, { environment: { storage: { disposable: true } } }).resource(
        'aws_s3_bucket.state_bucket',
      ),
    ).toMatchObject({
      force_destroy: true,
    });
  });

  it('marks what holds data', () => {
    expect(alone.holdingData()).toEqual([
      'aws_ecr_repository.api_images',
      'aws_ecr_repository.api_images_us_west_2',
      'aws_kms_key.api_images_key',
      'aws_kms_key.api_images_us_west_2_key',
      'aws_kms_key.state_key',
      'aws_s3_bucket.state_bucket',
    ]);
  });

  it('publishes its contract', () => {
    expect(shared.outputValues()).toEqual({
      state_bucket_names: ['${aws_s3_bucket.state_bucket.id}'],
      state_key_arns: ['${aws_kms_key.state_key.arn}'],
      api_repository_url: '123456789012.dkr.ecr.us-east-1.amazonaws.com/diet-game/api',
      api_repository_arn: 'arn:aws:ecr:us-east-1:123456789012:repository/diet-game/api',
      plan_role_arns: ['${aws_iam_role.staging_plan.arn}', '${aws_iam_role.dr_plan.arn}'],
      apply_role_arns: ['${aws_iam_role.staging_apply.arn}', '${aws_iam_role.dr_apply.arn}'],
      contract: { name: 'bootstrap', version: 1 },
    });
  });

  it('makes no bucket where the states are kept elsewhere', () => {
    const local = synthesizeLayer(BootstrapStack, { environment: { state: { backend: 'local' } } });

    expect(local.addresses('aws_s3_bucket')).toEqual([]);
    expect(local.output('state_bucket_names').value).toEqual([]);
  });
});

describe('appliesTo', () => {
  const environments = [{ name: 'one' }, { name: 'two' }, dr].map((changes) => testEnvironment(changes));

  it('is the first environment of each region of an account', () => {
    const having = environments.filter((environment) =>
      BootstrapStack.appliesTo({ environment, neighbours: environments, repositoryPath: '.' }),
    );

    expect(having.map(({ name }) => name)).toEqual(['one', 'dr']);
  });
});

describe('the bootstrap of another region of an account', () => {
  it('has the state store only', () => {
    const [home, away] = [testEnvironment(), testEnvironment(dr)];
    class Away extends BootstrapStack {
      constructor(scope: ConstructorParameters<typeof BootstrapStack>[0]) {
        super(scope, { environment: away, neighbours: [home, away], repositoryPath: '../../..' });
      }
    }
    const types = synthesizeLayer(Away)
      .addresses()
      .map((address) => address.split('.')[0]);

    expect(new Set(types)).toEqual(new Set(types.filter((type) => /^aws_(s3|kms)_/.test(type ?? ''))));
    expect(synthesizeLayer(Away).resource('aws_s3_bucket.state_bucket').bucket).toBe(
      'diet-game-state-123456789012-us-west-2',
    );
  });
});
