import { Address4 } from 'ip-address';
import { z } from 'zod';

/** Builds a string schema whose refusal says what would have been accepted. */
const text = (pattern: RegExp, expected: string) => z.string().regex(pattern, expected);

/** A lower-case name of letters, digits and hyphens, as it goes into resource names. */
export const slug = text(
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  'lower-case letters, digits and single hyphens, starting with a letter',
);

/** An AWS region code, such as `us-east-1`. */
export const region = text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region code such as "us-east-1"');

/** An AWS availability zone, such as `us-east-1a`. */
export const availabilityZone = text(
  /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/,
  'an AWS availability zone such as "us-east-1a"',
);

/** An AWS account number: twelve digits, kept as text because of leading zeros. */
export const accountId = text(/^\d{12}$/, 'an AWS account number of twelve digits');

/** An Amazon resource name. */
export const arn = text(/^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12})?:.+$/, 'an ARN');

/** A DNS name without a trailing dot. */
export const hostname = text(
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  'a lower-case DNS name such as "dietgame.com"',
);

/** An IPv4 network in CIDR notation whose host bits are zero. */
export const cidr = z
  .string()
  .refine(isNetworkAddress, 'an IPv4 network such as "10.40.0.0/16", host bits zero');

/** A daily window in UTC, `hh:mm-hh:mm`. */
export const dailyWindow = text(
  /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
  'a daily window in UTC such as "03:00-04:00"',
);

/** A weekly window in UTC, `ddd:hh:mm-ddd:hh:mm`. */
export const weeklyWindow = text(
  /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/,
  'a weekly window in UTC such as "sun:04:00-sun:05:00"',
);

/** A duration in days that CloudWatch Logs accepts as a retention. Source: API reference, `PutRetentionPolicy`. */
export const logRetentionDays = z.literal([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);

/** A whole number within bounds. */
export const count = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);

function isNetworkAddress(value: string): boolean {
  if (!/^[\d.]+\/\d+$/.test(value) || !Address4.isValid(value)) return false;
  const address = new Address4(value);
  return address.startAddress().correctForm() === address.correctForm();
}
