import type { KMSClient } from '@aws-sdk/client-kms';
import type { S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { Stack } from '../stacks/stack';
import type { SandboxEndpoint } from './endpoint';

const settingsSchema = z.object({ bucket: z.string(), region: z.string(), kms_key_id: z.string() });

/**
 * Makes the state bucket and its key on the emulator, as an account has them
 * before its first layer. Safe to do twice.
 */
export async function ensureStateStore(stacks: readonly Stack[], endpoint: SandboxEndpoint): Promise<void> {
  const stores = new Map(
    stacks
      .filter(({ backend }) => backend.kind === 's3')
      .map(({ backend }) => settingsSchema.parse(backend.settings))
      .map((settings) => [settings.bucket, settings]),
  );
  // Loaded here because they take longer than most commands, which do not need them.
  const kms = await import('@aws-sdk/client-kms');
  const s3 = await import('@aws-sdk/client-s3');
  for (const { bucket, region, kms_key_id: keyArn } of stores.values()) {
    const client = {
      endpoint: endpoint.url,
      region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    await ensureKey(kms, new kms.KMSClient(client), keyArn.split(':').at(-1) ?? '');
    await ensureBucket(s3, new s3.S3Client({ ...client, forcePathStyle: true }), bucket);
  }
}

async function ensureKey(
  kms: typeof import('@aws-sdk/client-kms'),
  client: KMSClient,
  alias: string,
): Promise<void> {
  const { Aliases = [] } = await client.send(new kms.ListAliasesCommand({}));
  if (Aliases.some(({ AliasName }) => AliasName === alias)) return;
  const { KeyMetadata } = await client.send(new kms.CreateKeyCommand({ Description: 'Encrypts the state' }));
  await client.send(new kms.CreateAliasCommand({ AliasName: alias, TargetKeyId: KeyMetadata?.KeyId }));
}

async function ensureBucket(
  s3: typeof import('@aws-sdk/client-s3'),
  client: S3Client,
  bucket: string,
): Promise<void> {
  try {
    await client.send(new s3.CreateBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!(error instanceof s3.BucketAlreadyOwnedByYou)) throw error;
  }
  await client.send(
    new s3.PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }),
  );
  await client.send(
    new s3.PutPublicAccessBlockCommand({
      Bucket: bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
}
