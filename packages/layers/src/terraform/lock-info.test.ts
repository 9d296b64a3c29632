import { describe, expect, it } from '@jest/globals';
import { describeLock, parseLockInfo } from './lock-info';

const text = `operation error S3: PutObject, https response error StatusCode: 412
Lock Info:
  ID:        0b3f6d2a-1111-2222-3333-444455556666
  Path:      states/sandbox/network.tfstate
  Operation: OperationTypeApply
  Who:       ada@workstation
  Version:   1.11.4
  Created:   2026-11-23 17:01:00.123456789 +0000 UTC
  Info:      

Terraform acquires a state lock to protect the state.`;

describe('parseLockInfo', () => {
  it('reads whose lock it is, what for and since when', () => {
    expect(parseLockInfo(text)).toEqual({
      id: '0b3f6d2a-1111-2222-3333-444455556666',
      who: 'ada@workstation',
      operation: 'OperationTypeApply',
      created: '2026-11-23T17:01:00Z',
    });
  });

  it('finds none where there is none', () => {
    expect(parseLockInfo('Error: something else')).toBeUndefined();
    expect(parseLockInfo('Lock Info:\n  ID:   \n')).toBeUndefined();
  });

  it('keeps a time that it cannot read', () => {
    expect(parseLockInfo(text.replace('2026-11-23 17:01:00.123456789 +0000 UTC', 'yesterday'))?.created).toBe(
      'yesterday',
    );
  });
});

describe('describeLock', () => {
  it('is a phrase', () => {
    const lock = {
      id: 'x',
      who: 'ada@workstation',
      operation: 'OperationTypePlan',
      created: '2026-11-23T17:01:00Z',
    };

    expect(describeLock(lock)).toBe('ada@workstation (plan) since 2026-11-23T17:01:00Z');
    expect(describeLock({ ...lock, who: '', operation: '' })).toBe(
      'somebody (unknown operation) since 2026-11-23T17:01:00Z',
    );
  });
});
