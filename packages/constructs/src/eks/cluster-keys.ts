import type { Construct } from 'constructs';
import { cloudWatchLogsStatement, EncryptionKey } from '../encryption/encryption-key';
import type { Environment } from '../environment/environment';
import { homeRegion } from '../environment/names';
import { alarmsStatement } from '../observability/alarm-topic';
import { autoScalingVolumesStatements } from './volumes-key';

/** The cluster's keys, one for each kind of reader, so that who may use one learns nothing from another. */
export class ClusterKeys {
  /** Kubernetes secrets, and the cluster's logs and alarms. */
  readonly secrets: EncryptionKey;
  /** Volumes of nodes and pods. */
  readonly volumes: EncryptionKey;
  /** Vault's seal. Without it, what Vault keeps is lost. */
  readonly unseal: EncryptionKey;

  constructor(scope: Construct, { environment }: { readonly environment: Environment }) {
    const { clusterName } = environment.compute.containers;
    const { accountId } = environment.access;
    this.secrets = new EncryptionKey(scope, 'secrets', {
      environment,
      name: 'cluster',
      description: `Encrypts the secrets, logs and alarms of ${clusterName}`,
      serviceStatements: [
        cloudWatchLogsStatement(homeRegion(environment), accountId),
        alarmsStatement(accountId),
      ],
    });
    this.volumes = new EncryptionKey(scope, 'volumes', {
      environment,
      name: 'cluster-volumes',
      description: `Encrypts the volumes of the nodes and pods of ${clusterName}`,
      serviceStatements: autoScalingVolumesStatements(environment),
    });
    this.unseal = new EncryptionKey(scope, 'vault_unseal', {
      environment,
      name: 'vault-unseal',
      description: `Opens the seal of Vault in ${clusterName}`,
    });
  }
}
