import { describe, expect, it } from '@jest/globals';
import { isRealAccess, terraformVariables } from './variables';

describe('terraformVariables', () => {
  it('keep Terraform and cdktf from asking servers for news', () => {
    expect(terraformVariables({ cliConfig: '/x.rc' })).toEqual({
      TF_CLI_CONFIG_FILE: '/x.rc',
      CHECKPOINT_DISABLE: '1',
      DISABLE_VERSION_CHECK: '1',
    });
  });

  it('lead every client to the emulator', () => {
    const sandbox = { url: 'http://127.0.0.1:4566', region: 'us-east-1' };

    expect(terraformVariables({ cliConfig: '/x.rc', sandbox })).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_MAX_ATTEMPTS: '3',
    });
  });
});

describe('isRealAccess', () => {
  it.each(['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ROLE_ARN', 'AWS_ENDPOINT_URL_S3'])(
    '%s leads past the emulator',
    (name) => {
      expect(isRealAccess(name)).toBe(true);
    },
  );

  it.each(['AWS_ENDPOINT_URL', 'AWS_CA_BUNDLE', 'PATH'])('%s does not', (name) => {
    expect(isRealAccess(name)).toBe(false);
  });
});
