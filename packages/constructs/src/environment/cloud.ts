import { z } from 'zod';
import { availabilityZone, region } from './formats';

/** Where the environment runs. */
export const cloudSchema = z.strictObject({
  /** The primary cloud. The layers are built for `AWS`; the others are refused with the reason. */
  provider: z.enum(['AWS', 'GCP', 'Azure']),
  /** Regions, the environment's own first; the second receives copies for disaster recovery. */
  regions: z.array(region).min(1).max(2),
  /** Zones of the first region. Subnets, NAT gateways and nodes spread over them. */
  availabilityZones: z.array(availabilityZone).min(1).max(4),
});

export type Cloud = z.output<typeof cloudSchema>;
