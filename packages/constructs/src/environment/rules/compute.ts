import { architectureOf } from '../instance-architecture';
import { type Rule, when } from './rule';

/** What a node group and the API's autoscaler can be. */
export const computeRules: readonly Rule[] = [
  {
    reads: ['compute'],
    check: ({ compute }) =>
      compute.containers.nodeGroups.flatMap((group, index) => [
        ...when(group.minimum > group.maximum, {
          path: `compute.containers.nodeGroups.${index}.minimum`,
          given: group.minimum,
          accepted: `at most the group's maximum, ${group.maximum}`,
        }),
        ...group.instanceTypes.flatMap((type, position) =>
          when(architectureOf(type) !== group.architecture, {
            path: `compute.containers.nodeGroups.${index}.instanceTypes.${position}`,
            given: type,
            accepted: `an instance type of architecture ${group.architecture}`,
            why: `${type} is ${architectureOf(type)}, and the group's machine image is not`,
          }),
        ),
      ]),
  },
  {
    reads: ['compute'],
    check: ({ compute: { containers } }) =>
      when(containers.api.minimumReplicas > containers.api.maximumReplicas, {
        path: 'compute.containers.api.minimumReplicas',
        given: containers.api.minimumReplicas,
        accepted: `at most maximumReplicas, ${containers.api.maximumReplicas}`,
      }),
  },
];
