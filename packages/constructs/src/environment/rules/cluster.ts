import { Address4 } from 'ip-address';
import { overlap } from '../address-plan';
import type { NodeGroup } from '../compute';
import type { DeepReadonly } from '../environment';
import type { Problem } from '../problem';
import { type Rule, when } from './rule';

/** The widest network that may reach the Kubernetes API from outside. */
const widestPublicPrefix = 8;

/** Networks that nobody comes from on the internet, and that EKS refuses. Source: RFC 1918, and EKS user guide, "Cluster API server endpoint". */
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** Domains whose labels and taints Kubernetes and EKS keep to themselves. Source: Kubernetes documentation, "Labels and Selectors"; EKS API reference, `CreateNodegroup`. */
const reservedDomains = ['kubernetes.io', 'k8s.io', 'eks.amazonaws.com'];

/** A label's key: an optional domain, and a name. Source: Kubernetes documentation, "Labels and Selectors". */
const labelKey = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;

const labelValue = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;

/** Who may reach and administer the cluster, and what its node groups carry. */
export const clusterRules: readonly Rule[] = [
  {
    reads: ['compute'],
    check: ({ compute: { containers } }) =>
      containers.publicEndpointCidrs.flatMap((given, index) =>
        publicNetworkProblems(`compute.containers.publicEndpointCidrs.${index}`, given),
      ),
  },
  {
    reads: ['access'],
    check: ({ access: { clusterAdminArns } }) =>
      clusterAdminArns.flatMap((given, index) => [
        ...when(!/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\//.test(given), {
          path: `access.clusterAdminArns.${index}`,
          given,
          accepted: 'the ARN of an IAM role or user',
          why: 'the cluster knows people by the role behind their session',
        }),
        ...when(clusterAdminArns.indexOf(given) < index, {
          path: `access.clusterAdminArns.${index}`,
          given,
          accepted: 'each principal once',
        }),
      ]),
  },
  {
    reads: ['compute'],
    check: ({ compute: { containers } }) => [
      ...containers.nodeGroups.flatMap(({ name: given }, index, groups) =>
        when(groups.findIndex(({ name }) => name === given) < index, {
          path: `compute.containers.nodeGroups.${index}.name`,
          given,
          accepted: 'a name that no other group of the cluster has',
        }),
      ),
      ...containers.nodeGroups.flatMap((group, index) => markProblems(index, group)),
      ...when(!containers.nodeGroups.some(({ minimum, taints }) => minimum > 0 && taints.length === 0), {
        path: 'compute.containers.nodeGroups',
        given: containers.nodeGroups.map(({ name }) => name),
        accepted: 'at least one group without taints whose minimum is 1 or more',
        why: "the cluster's own add-ons, the autoscaler among them, run on it",
      }),
    ],
  },
];

function publicNetworkProblems(path: string, given: string): readonly Problem[] {
  const { subnetMask } = new Address4(given);
  return [
    ...when(subnetMask < widestPublicPrefix, {
      path,
      given,
      accepted: `a network of /${widestPublicPrefix} or narrower`,
      why: 'it would open the Kubernetes API to the whole internet, or to much of it',
    }),
    ...when(subnetMask >= widestPublicPrefix && privateNetworks.some((network) => overlap(network, given)), {
      path,
      given,
      accepted: 'a network of public addresses',
      why: 'what is inside the VPC reaches the private endpoint',
    }),
  ];
}

/** What is wrong with the labels and taints of a group. */
function markProblems(index: number, { labels, taints }: DeepReadonly<NodeGroup>): readonly Problem[] {
  const path = `compute.containers.nodeGroups.${index}`;
  return [
    ...Object.entries(labels).flatMap(([key, value]) => [
      ...keyProblems(`${path}.labels.${key}`, key),
      ...valueProblems(`${path}.labels.${key}`, value),
    ]),
    ...taints.flatMap(({ key, value }, position) => [
      ...keyProblems(`${path}.taints.${position}.key`, key),
      ...valueProblems(`${path}.taints.${position}.value`, value),
    ]),
  ];
}

function keyProblems(path: string, given: string): readonly Problem[] {
  const domain = given.includes('/') ? (given.split('/')[0] as string) : '';
  const isReserved = reservedDomains.some(
    (reserved) => domain === reserved || domain.endsWith(`.${reserved}`),
  );
  return [
    ...when(!labelKey.test(given), {
      path,
      given,
      accepted:
        'a key such as "dietgame.com/capacity": an optional domain, and a name of at most 63 characters',
    }),
    ...when(isReserved, {
      path,
      given,
      accepted: 'a key of a domain of your own',
      why: `Kubernetes and EKS keep ${reservedDomains.join(', ')} to themselves; nodes with such a key do not join`,
    }),
  ];
}

function valueProblems(path: string, given: string): readonly Problem[] {
  return when(!labelValue.test(given), {
    path,
    given,
    accepted: 'letters, digits, dots, underscores and hyphens, at most 63',
  });
}
