import { describe, expect, it } from '@jest/globals';
import type { Construct } from 'constructs';
import { defineContract, string } from '../contract/contract';
import { defineEnvironments } from '../environment/define-environments';
import { deriveEnvironment } from '../environment/derive-environment';
import { testDay, testDescription } from '../testing/test-environment';
import { LayerApp, type LayerAppProps } from './layer-app';
import type { LayerContext } from './layer-context';
import { LayerStack } from './layer-stack';

const lower = defineContract('lower', 1, {
  id: string({ description: 'An id.', format: /./, example: 'x' }),
});

class UpperStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'upper', context);
    this.consume(lower);
  }
}

class LowerStack extends LayerStack {
  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'lower', context);
    this.publish(lower, { id: context.repositoryPath });
  }
}

const environments = defineEnvironments(
  [
    deriveEnvironment(testDescription, { name: 'one' }),
    deriveEnvironment(testDescription, { name: 'two', networking: { vpc: { cidr: '10.98.0.0/16' } } }),
  ],
  { today: testDay },
);

const app = (variables: LayerAppProps['variables'] = {}, repository = '.') =>
  new LayerApp({ environments, layers: [UpperStack, LowerStack], repository, variables });

const stackIds = (scope: LayerApp) => scope.node.children.map(({ node }) => node.id);

describe('LayerApp', () => {
  it('has every layer of every environment', () => {
    expect(stackIds(app())).toEqual(['upper-one', 'lower-one', 'upper-two', 'lower-two']);
  });

  it('has those of the one environment that is asked for', () => {
    expect(stackIds(app({ LAYERS_ENVIRONMENT: 'two' }))).toEqual(['upper-two', 'lower-two']);
  });

  it('refuses an environment that there is not, and names those there are', () => {
    expect(() => app({ LAYERS_ENVIRONMENT: 'three' })).toThrow(
      'LAYERS-ENV-002: there is no environment "three"; accepted: one, two',
    );
  });

  it('tells cdktf the order, within an environment', () => {
    const [upperOne, lowerOne] = app().node.children as LayerStack[];

    expect(upperOne?.dependencies).toEqual([lowerOne]);
    expect(lowerOne?.dependencies).toEqual([]);
  });

  it('leaves out a layer where it says that it does not apply, by what else the account has', () => {
    class OnceStack extends LowerStack {
      static appliesTo({ environment, neighbours = [] }: LayerContext): boolean {
        return neighbours[0] === environment;
      }
    }
    const scope = new LayerApp({ environments, layers: [OnceStack], repository: '.', variables: {} });

    expect(stackIds(scope)).toEqual(['lower-one']);
  });

  it.each([
    ['.', undefined, '../../..'],
    ['../..', undefined, '../../../../..'],
    ['.', 'elsewhere/out', '../../../..'],
  ])(
    'knows the way from where Terraform runs to the repository (%s, %s)',
    (repository, workdir, expected) => {
      const [, stack] = app({ LAYERS_WORKDIR: workdir }, repository).node.children as LayerStack[];

      expect(stack?.toTerraform().output.id.value).toBe(expected);
    },
  );

  it('makes a preview of what is asked to assume', () => {
    const [upper, lowerStack] = app({ LAYERS_ASSUMED: '{"lower":{"id":"y"}}' }).node.children as LayerStack[];

    expect(upper?.toTerraform().variable.preview.default).toEqual(['lower']);
    expect(lowerStack?.toTerraform().variable).toBeUndefined();
  });
});
