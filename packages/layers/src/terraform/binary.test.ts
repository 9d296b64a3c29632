import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findTerraform, isOlder } from './binary';

describe('isOlder', () => {
  it.each([
    ['1.9.9', '1.10.0', true],
    ['1.10.0', '1.10.0', false],
    ['1.11.0-beta1', '1.10.0', false],
    ['2.0.0', '1.10.0', false],
    ['3.9', '3.10', true],
    ['3.10.1', '3.10', false],
  ])('%s against %s is %s', (version, than, expected) => {
    expect(isOlder(version, than)).toBe(expected);
  });
});

describe('findTerraform', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const fake = (version: string): NodeJS.ProcessEnv => {
    const path = join(folder, 'terraform');
    writeFileSync(path, `#!/bin/sh\necho '{"terraform_version":"${version}","platform":"linux_amd64"}'\n`);
    chmodSync(path, 0o755);
    return { ...process.env, TERRAFORM_BINARY_NAME: path };
  };

  it('says which one there is', async () => {
    expect(await findTerraform(fake('1.11.4'))).toMatchObject({ version: '1.11.4', platform: 'linux_amd64' });
  });

  it('refuses one that is too old', async () => {
    await expect(findTerraform(fake('1.9.8'))).rejects.toThrow(
      'LAYERS-TOOL-002: Terraform 1.9.8 is too old; accepted: 1.10.0 or later. Install it from https://developer.hashicorp.com/terraform/install.',
    );
  });

  it('says how to get one where there is none', async () => {
    await expect(findTerraform({ PATH: folder })).rejects.toThrow(
      'LAYERS-TOOL-001: Terraform was not found as "terraform". Install Terraform 1.10.0 or later from',
    );
  });
});
