import { type Rule, when } from './rule';

/** Which clouds, regions and zones go together. */
export const cloudRules: readonly Rule[] = [
  {
    reads: ['cloud'],
    check: ({ cloud }) =>
      when(cloud.provider !== 'AWS', {
        path: 'cloud.provider',
        given: cloud.provider,
        accepted: '"AWS"',
        why: 'every layer is built for AWS; the other clouds are reserved for a secondary',
      }),
  },
  {
    reads: ['cloud'],
    check: ({ cloud }) =>
      cloud.availabilityZones.flatMap((zone, index) => [
        ...when(zone.slice(0, -1) !== cloud.regions[0], {
          path: `cloud.availabilityZones.${index}`,
          given: zone,
          accepted: `a zone of ${cloud.regions[0]}, the first of cloud.regions`,
        }),
        ...when(cloud.availabilityZones.indexOf(zone) !== index, {
          path: `cloud.availabilityZones.${index}`,
          given: zone,
          accepted: 'each zone once',
        }),
      ]),
  },
  {
    reads: ['cloud', 'disasterRecovery'],
    check: ({ cloud, disasterRecovery }) =>
      when(disasterRecovery.role === 'primary' && cloud.regions.length < 2, {
        path: 'cloud.regions',
        given: cloud.regions,
        accepted: 'two regions for a primary',
        why: 'its copies need the second',
      }),
  },
];
