import { StateStore } from '@diet-game/constructs/bootstrap/state-store';
import { bootstrap } from '@diet-game/constructs/contract/bootstrap';
import type { Environment } from '@diet-game/constructs/environment/environment';
import { apiImageRepository, homeRegion, stateStore } from '@diet-game/constructs/environment/names';
import { GithubProvider } from '@diet-game/constructs/identity/github-provider';
import { GithubRoles } from '@diet-game/constructs/identity/github-roles';
import { PermissionsBoundary } from '@diet-game/constructs/identity/permissions-boundary';
import type { LayerContext } from '@diet-game/constructs/layer/layer-context';
import { LayerStack } from '@diet-game/constructs/layer/layer-stack';
import {
  ImageRegistry,
  imageRepositoryArn,
  imageRepositoryUrl,
} from '@diet-game/constructs/registry/image-registry';
import type { Construct } from 'constructs';

/**
 * What an account needs before its first layer. The first environment of an account
 * and region has it, for all environments there; that of the account's first has, for
 * the whole account, what is not of a region: images and identities.
 */
export class BootstrapStack extends LayerStack {
  static appliesTo({ environment, neighbours = [environment] }: LayerContext): boolean {
    return inRegionOf(environment, neighbours)[0]?.name === environment.name;
  }

  constructor(scope: Construct, context: LayerContext) {
    super(scope, 'bootstrap', context);
    const { environment, neighbours = [environment] } = context;
    const isFirst = neighbours[0]?.name === environment.name;

    const store = this.#stateStore(inRegionOf(environment, neighbours));
    if (isFirst) this.#imageRegistry(neighbours);
    const roles = isFirst ? this.#githubRoles(neighbours) : [];

    const place = [environment.access.accountId, homeRegion(environment), apiImageRepository] as const;
    this.publish(bootstrap, {
      stateBucketNames: store === undefined ? [] : [store.bucket.bucketName],
      stateKeyArns: store === undefined ? [] : [store.keyArn],
      apiRepositoryUrl: imageRepositoryUrl(...place),
      apiRepositoryArn: imageRepositoryArn(...place),
      planRoleArns: roles.map(({ plan }) => plan.arn),
      applyRoleArns: roles.map(({ apply }) => apply.arn),
    });
  }

  #stateStore(neighbours: readonly Environment[]): StateStore | undefined {
    const keeping = neighbours.filter(({ state }) => state.backend === 's3');
    const [first] = keeping;
    if (first === undefined) return undefined;
    const { region } = stateStore(first);
    return new StateStore(this, 'state', {
      environment: protectedLike(keeping, first),
      provider: region === homeRegion(this.environment) ? undefined : this.providerIn(region),
    });
  }

  #imageRegistry(neighbours: readonly Environment[]): ImageRegistry {
    const home = homeRegion(this.environment);
    const others = new Set(neighbours.flatMap(({ cloud }) => cloud.regions));
    others.delete(home);
    return new ImageRegistry(this, 'api', {
      environment: protectedLike(neighbours, this.environment),
      repository: apiImageRepository,
      copies: new Map([...others].map((region) => [region, this.providerIn(region)])),
    });
  }

  #githubRoles(neighbours: readonly Environment[]): GithubRoles[] {
    const fromGithub = neighbours.flatMap((environment) => {
      const repository = environment.security.identity.githubRepository;
      return repository === undefined ? [] : [{ environment, repository }];
    });
    if (fromGithub.length === 0) return [];
    const provider = new GithubProvider(this, 'github');
    const boundary = new PermissionsBoundary(this, 'boundary', {
      accountId: this.environment.access.accountId,
      environments: neighbours,
    });
    return fromGithub.map(
      ({ environment, repository }) =>
        new GithubRoles(this, environment.name, {
          environment,
          repository,
          neighbours,
          providerArn: provider.arn,
          boundaryArn: boundary.arn,
        }),
    );
  }
}

function inRegionOf(environment: Environment, neighbours: readonly Environment[]): readonly Environment[] {
  return neighbours.filter((neighbour) => homeRegion(neighbour) === homeRegion(environment));
}

/** An environment that may be destroyed only if all that share something with it may be. */
function protectedLike(sharing: readonly Environment[], environment: Environment): Environment {
  const disposable = sharing.every(({ storage }) => storage.disposable);
  return { ...environment, storage: { ...environment.storage, disposable } };
}
