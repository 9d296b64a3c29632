import { describe, expect, it } from '@jest/globals';
import { parseEvent } from './events';

describe('parseEvent', () => {
  it('reads what was made, and its id', () => {
    const line = JSON.stringify({
      '@level': 'info',
      type: 'apply_complete',
      hook: { resource: { addr: 'aws_vpc.main' }, action: 'create', id_key: 'id', id_value: 'vpc-1' },
    });

    expect(parseEvent(line)).toEqual({
      type: 'apply_complete',
      hook: { resource: { addr: 'aws_vpc.main' }, action: 'create', id_key: 'id', id_value: 'vpc-1' },
    });
  });

  it('reads a diagnostic without a detail', () => {
    const line = JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'No' } });

    expect(parseEvent(line)).toEqual({
      type: 'diagnostic',
      diagnostic: { severity: 'error', summary: 'No', detail: '' },
    });
  });

  it.each([
    '',
    'Error: plain text',
    '{"type":"version"}',
    '{"type":"apply_complete","hook":{"reso',
    '{"type":"apply_start"}',
  ])('passes over %j', (line) => {
    expect(parseEvent(line)).toBeUndefined();
  });
});
