import { z } from 'zod';
import { count, logRetentionDays } from './formats';

/** What is recorded, how long, and who hears of trouble. */
export const observabilitySchema = z.strictObject({
  /** Days that CloudWatch keeps logs. @default 365 */
  logRetentionDays: logRetentionDays.default(365),
  /** Addresses that alarms are mailed to. @default none */
  alarmEmails: z.array(z.email('an e-mail address')).default([]),
  prometheus: z
    .strictObject({
      /** @default 15 */
      retentionDays: count(1, 400).default(15),
      /** Volume of each replica, in GiB. @default 50 */
      storageGiB: count(10, 16_384).default(50),
    })
    .prefault({}),
  elasticsearch: z
    .strictObject({
      /** @default 3 */
      nodes: count(1, 9).default(3),
      /** Volume of each node, in GiB. @default 50 */
      storageGiB: count(10, 16_384).default(50),
      /** Days that an index is kept. @default 30 */
      retentionDays: count(1, 400).default(30),
    })
    .prefault({}),
});

export type Observability = z.output<typeof observabilitySchema>;
