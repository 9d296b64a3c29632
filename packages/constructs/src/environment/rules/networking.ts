import { pins } from '../../versions';
import { podAddressesPerZone, vpcPrefixLength } from '../address-plan';
import { type Rule, when } from './rule';

/** Whether the addresses suffice, and the names belong together. */
export const networkingRules: readonly Rule[] = [
  {
    reads: ['networking'],
    check: ({ networking: { vpc } }) =>
      when(!vpc.cidr.endsWith(`/${vpcPrefixLength}`), {
        path: 'networking.vpc.cidr',
        given: vpc.cidr,
        accepted: `a /${vpcPrefixLength} network`,
        why: 'every zone gets a /19 for nodes and pods, a /22 for load balancers and a /24 for databases',
      }),
  },
  {
    reads: ['cloud', 'compute', 'networking'],
    check: ({ cloud, compute: { containers }, networking: { vpc } }) => {
      const nodes = containers.nodeGroups.reduce((sum, group) => sum + group.maximum, 0);
      const needed = nodes * (containers.maximumPodsPerNode + 1);
      const available = podAddressesPerZone * cloud.availabilityZones.length;
      return when(needed > available, {
        path: 'networking.vpc.cidr',
        given: vpc.cidr,
        accepted: `room for ${needed} nodes and pods, where ${cloud.availabilityZones.length} zones have ${available} addresses`,
        why: `${nodes} nodes of up to ${containers.maximumPodsPerNode} pods; lower a node group's maximum or compute.containers.maximumPodsPerNode, or add a zone`,
      });
    },
  },
  {
    reads: ['networking'],
    check: ({ networking: { dns } }) =>
      when(dns.apiHostname !== dns.domain && !dns.apiHostname.endsWith(`.${dns.domain}`), {
        path: 'networking.dns.apiHostname',
        given: dns.apiHostname,
        accepted: `a name within ${dns.domain}`,
        why: 'its certificate is validated in that zone',
      }),
  },
  {
    reads: ['cloud'],
    check: ({ cloud }) =>
      when(!((cloud.regions[0] as string) in pins.edge.cloudFrontPrefixLists), {
        path: 'cloud.regions.0',
        given: cloud.regions[0],
        accepted: Object.keys(pins.edge.cloudFrontPrefixLists).join(', '),
        why: "the load balancer lets CloudFront in by the id of a list that each region has its own of; add the region's to versions.ts",
      }),
  },
];
