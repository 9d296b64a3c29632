import { readFileSync } from 'node:fs';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { holdsData } from '@diet-game/constructs/holds-data';
import { type Synthesized, synthesizeConstruct } from '@diet-game/constructs/testing/synthesized';
import { environments } from '@diet-game/environments';
import { describe, expect, it } from '@jest/globals';
import { layers, synthesizeIn } from './layers';

const file = 'test/holds-data.json';
const listed = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[]>>;

/** What is wrong between the addresses that are listed for a layer and those that hold data in it. */
function problems(addresses: readonly string[], layer: Synthesized): string[] {
  const holding = layer.holdingData();
  const moved = layer.moves().filter(({ from, to }) => addresses.includes(from) && holding.includes(to));
  const gone = addresses.filter(
    (address) => !holding.includes(address) && !moved.some(({ from }) => from === address),
  );
  const unlisted = holding.filter(
    (address) => !addresses.includes(address) && !moved.some(({ to }) => to === address),
  );
  return [
    ...gone.map(
      (address) =>
        `${address} holds data, and is gone: Terraform would destroy it. If it was renamed, call ` +
        `moveFromId('${address}') on the resource with the new name. If its data may be lost, take it off ${file}.`,
    ),
    ...unlisted.map((address) => `${address} holds data, and is not listed: add it to ${file}.`),
  ];
}

const isProtected = (layer: Synthesized, address: string) =>
  Object(layer.resource(address).lifecycle).prevent_destroy === true;

describe('the addresses that hold data', () => {
  it('are listed for every layer there is, each once and in order', () => {
    expect(Object.keys(listed)).toEqual(Object.keys(layers));
    for (const addresses of Object.values(listed)) expect(addresses).toEqual([...new Set(addresses)].sort());
  });

  describe.each(Object.entries(layers))('of %s', (name, Layer) => {
    it('are those that are listed', () => {
      expect(problems(listed[name] ?? [], synthesizeIn(Layer, 'production'))).toEqual([]);
    });

    it.each([...environments.values()])(
      'are protected in $name, unless that is disposable',
      (environment) => {
        const layer = synthesizeIn(Layer, environment.name);
        const unprotected = layer.holdingData().filter((address) => !isProtected(layer, address));

        expect(unprotected).toEqual(environment.storage.disposable ? layer.holdingData() : []);
      },
    );

    it('are the only ones that are protected', () => {
      const layer = synthesizeIn(Layer, 'production');
      const guarded = layer.addresses().filter((address) => isProtected(layer, address));

      expect(guarded).toEqual(layer.holdingData());
    });
  });

  it('are disposable in dev and sandbox, and nowhere else', () => {
    const disposable = [...environments.values()].filter(({ storage }) => storage.disposable);

    expect(disposable.map(({ name }) => name).sort()).toEqual(['dev', 'sandbox']);
  });
});

describe('a bucket that holds data', () => {
  const bucket = (id: string, from: readonly string[] = []) =>
    synthesizeConstruct((layer, { environment }) => {
      new S3Bucket(layer, 'other', { bucket: 'other' });
      const resource = holdsData(new S3Bucket(layer, id, { bucket: 'media' }), environment);
      for (const address of from) resource.moveFromId(address);
    });
  const addresses = ['aws_s3_bucket.media'];

  it('is fine where it is listed', () => {
    expect(problems(addresses, bucket('media'))).toEqual([]);
  });

  it('must be listed', () => {
    expect(problems([], bucket('media'))).toEqual([
      'aws_s3_bucket.media holds data, and is not listed: add it to test/holds-data.json.',
    ]);
  });

  it('cannot be renamed without a move', () => {
    expect(problems(addresses, bucket('images'))).toEqual([
      "aws_s3_bucket.media holds data, and is gone: Terraform would destroy it. If it was renamed, call moveFromId('aws_s3_bucket.media') " +
        'on the resource with the new name. If its data may be lost, take it off test/holds-data.json.',
      'aws_s3_bucket.images holds data, and is not listed: add it to test/holds-data.json.',
    ]);
  });

  it('can be renamed by a move, which Terraform gets to see', () => {
    const layer = bucket('images', addresses);

    expect(layer.moves()).toEqual([{ from: 'aws_s3_bucket.media', to: 'aws_s3_bucket.images' }]);
    expect(problems(addresses, layer)).toEqual([]);
    // Once the list has the new name, the move may stay until every environment has seen it.
    expect(problems(['aws_s3_bucket.images'], layer)).toEqual([]);
  });

  it('cannot be taken over by a move from elsewhere', () => {
    expect(problems(addresses, bucket('images', ['aws_s3_bucket.others']))).toHaveLength(2);
  });
});
