import { z } from 'zod';
import { slug } from './formats';

const objectives = {
  /** Hours within which the whole service is back. @default 6 */
  recoveryTimeHours: z.number().positive().default(6),
  /** Hours of data that may be lost. @default 1 */
  recoveryPointHours: z.number().positive().default(1),
};

/** The environment's part in disaster recovery. */
export const disasterRecoverySchema = z.discriminatedUnion('role', [
  /** Serves users and has no stand-in. */
  z.strictObject({ role: z.literal('none') }),
  /** Serves users; its data is copied to the second region. */
  z.strictObject({ role: z.literal('primary'), ...objectives }),
  /** Stands in for the primary that it names, in another region. */
  z.strictObject({ role: z.literal('standby'), primary: slug, ...objectives }),
]);

export type DisasterRecovery = z.output<typeof disasterRecoverySchema>;
