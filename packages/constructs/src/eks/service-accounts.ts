/** A service account of Kubernetes. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/**
 * The service accounts that have an IAM role. The layers that install what runs
 * under them take namespace and name from here, since a role trusts no other.
 */
export const serviceAccounts = {
  api: { namespace: 'diet-game', name: 'diet-game-api' },
  clusterAutoscaler: { namespace: 'kube-system', name: 'cluster-autoscaler' },
  loadBalancerController: { namespace: 'kube-system', name: 'aws-load-balancer-controller' },
  externalSecrets: { namespace: 'external-secrets', name: 'external-secrets' },
  externalDns: { namespace: 'external-dns', name: 'external-dns' },
  certManager: { namespace: 'cert-manager', name: 'cert-manager' },
  logShipping: { namespace: 'logging', name: 'fluent-bit' },
  vault: { namespace: 'vault', name: 'vault' },
  /** Named by the add-on `aws-ebs-csi-driver`. */
  ebsCsi: { namespace: 'kube-system', name: 'ebs-csi-controller-sa' },
  /** Named by the add-on `amazon-cloudwatch-observability`. */
  cloudwatchAgent: { namespace: 'amazon-cloudwatch', name: 'cloudwatch-agent' },
} as const satisfies Record<string, ServiceAccount>;
