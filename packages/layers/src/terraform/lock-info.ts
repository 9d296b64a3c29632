/** Who holds the lock of a state, as Terraform tells it. */
export interface LockInfo {
  readonly id: string;
  /** `user@host` */
  readonly who: string;
  /** What the holder does: `OperationTypeApply`. */
  readonly operation: string;
  /** Since when, in ISO 8601. */
  readonly created: string;
}

/** Reads the lock that Terraform's error describes; undefined if it describes none. */
export function parseLockInfo(text: string): LockInfo | undefined {
  if (!text.includes('Lock Info:')) return undefined;
  const field = (name: string) => new RegExp(`^\\s*${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  const id = field('ID');
  if (id === '') return undefined;
  return { id, who: field('Who'), operation: field('Operation'), created: toIso(field('Created')) };
}

/** Says who holds a lock, what for, and since when. */
export function describeLock({ who, operation, created }: LockInfo): string {
  const verb = operation.replace(/^OperationType/, '').toLowerCase();
  return `${who || 'somebody'} (${verb || 'unknown operation'}) since ${created}`;
}

/** Terraform prints Go's form of a time: `2026-11-23 17:01:00.123456789 +0000 UTC`. */
function toIso(time: string): string {
  const [, date, clock] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/.exec(time) ?? [];
  return date === undefined ? time : `${date}T${clock}Z`;
}
