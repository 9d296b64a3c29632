import {
  CloudBackend,
  DataTerraformRemoteState,
  DataTerraformRemoteStateLocal,
  DataTerraformRemoteStateS3,
  LocalBackend,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  S3Backend,
  type TerraformRemoteState,
  type TerraformStack,
} from 'cdktf';
import type { Environment } from '../environment/environment';
import { stackName, stateKey, stateStore } from '../environment/names';
import type { LayerContext } from './layer-context';

/** Keeps the state of a layer where its environment says. */
export function configureBackend(stack: TerraformStack, layer: string, context: LayerContext): void {
  const { environment } = context;
  const { state } = environment;
  switch (state.backend) {
    case 's3': {
      const backend = new S3Backend(stack, {
        ...s3Location(environment, layer),
        allowedAccountIds: [environment.access.accountId],
        encrypt: true,
        kmsKeyId: stateStore(environment).kmsKeyArn,
      });
      // The binding predates the S3 lock file.
      backend.addOverride('use_lockfile', true);
      break;
    }
    case 'hcp':
      new CloudBackend(stack, {
        hostname: state.hostname,
        organization: state.organization,
        workspaces: new NamedCloudWorkspace(stackName(environment, layer), state.project),
      });
      break;
    case 'local':
      new LocalBackend(stack, { path: localPath(context, state.directory, layer) });
      break;
  }
}

/** Reads the state of another layer of the same environment, from the backend that keeps it. */
export function readState(stack: TerraformStack, layer: string, context: LayerContext): TerraformRemoteState {
  const { environment } = context;
  const { state } = environment;
  const workspace = defaultWorkspace(environment, layer);
  switch (state.backend) {
    case 's3':
      return new DataTerraformRemoteStateS3(stack, layer, { ...s3Location(environment, layer), workspace });
    case 'hcp':
      return new DataTerraformRemoteState(stack, layer, {
        hostname: state.hostname,
        organization: state.organization,
        workspaces: new NamedRemoteWorkspace(stackName(environment, layer)),
        workspace,
      });
    case 'local':
      return new DataTerraformRemoteStateLocal(stack, layer, {
        path: localPath(context, state.directory, layer),
        workspace,
      });
  }
}

/**
 * The default workspace, with a hint in a comment. Terraform's error about a
 * state that does not exist quotes this line, which is the only place where a
 * person who runs plain Terraform can be told what to do.
 */
function defaultWorkspace(environment: Environment, layer: string): string {
  return `\${"default" /* ${layer} of ${environment.name} was never applied? Run: layers apply ${environment.name} ${layer} */}`;
}

function s3Location(environment: Environment, layer: string) {
  const { bucket, region } = stateStore(environment);
  const { terraformRoleArn } = environment.access;
  return {
    bucket,
    region,
    key: stateKey(environment, layer),
    ...(terraformRoleArn === undefined ? {} : { assumeRole: { roleArn: terraformRoleArn } }),
  };
}

function localPath({ environment, repositoryPath }: LayerContext, directory: string, layer: string): string {
  return `${repositoryPath}/${directory}/${stateKey(environment, layer)}`;
}
