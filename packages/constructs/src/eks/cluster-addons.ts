import type { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment';
import { Addon } from './addon';
import type { Cluster } from './cluster';

export interface ClusterAddonsProps {
  readonly environment: Environment;
  readonly cluster: Cluster;
}

/**
 * Addresses in blocks of sixteen, so that a node of any size has them for the most
 * pods allowed; and network policies are enforced.
 * Source: EKS user guide, "Assign more IP addresses to Amazon EKS nodes with prefixes" and
 * "Limit Pod traffic with Kubernetes network policies".
 */
const networkSettings = {
  enableNetworkPolicy: 'true',
  env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
};

/** The add-ons that every cluster needs: those that nodes join with, and those that run on nodes. */
export class ClusterAddons extends Construct {
  /** What must run before the first node joins. */
  readonly beforeNodes: readonly TerraformResource[];
  readonly #props: ClusterAddonsProps;

  constructor(scope: Construct, id: string, props: ClusterAddonsProps) {
    super(scope, id);
    this.#props = props;
    this.beforeNodes = [
      new Addon(this, 'vpc_cni', { ...props, name: 'vpc-cni', settings: networkSettings }),
      new Addon(this, 'kube_proxy', { ...props, name: 'kube-proxy' }),
      new Addon(this, 'pod_identity', { ...props, name: 'eks-pod-identity-agent' }),
    ].map(({ resource }) => resource);
  }

  /** Installs what would not become healthy without nodes. */
  installOn(nodes: readonly ITerraformDependable[], roles: { readonly ebsCsi: string }): void {
    new Addon(this, 'coredns', { ...this.#props, name: 'coredns', after: nodes });
    new Addon(this, 'metrics_server', { ...this.#props, name: 'metrics-server', after: nodes });
    new Addon(this, 'ebs_csi', {
      ...this.#props,
      name: 'aws-ebs-csi-driver',
      roleArn: roles.ebsCsi,
      after: nodes,
    });
  }
}
