import { describe, expect, it } from 'vitest';
import { EcpSender } from '../../src/track/ecp-sender.js';

function after(last: number): EcpSender {
  const sender = new EcpSender('ratified');
  sender.lastSeq = last;
  return sender;
}

describe('where a new sequence number stands (PROTOCOLS 4.3, 10.9)', () => {
  it.each([
    ['the next one', 7, 8, { kind: 'next' }],
    ['wrapping to 0', 0xffff, 0, { kind: 'next' }],
    ['wrapping to 1: lldpad leaves 0 out', 0xffff, 1, { kind: 'next' }],
    ['one is missing', 7, 9, { kind: 'gap', missing: 1 }],
    ['three are missing across the wrap', 0xfffe, 2, { kind: 'gap', missing: 3 }],
    ['a restart at 1', 500, 1, { kind: 'restart' }],
    ['a restart at 0', 500, 0, { kind: 'restart' }],
    ['a restart at 1, early', 3, 1, { kind: 'restart' }],
    ['a fall too deep for frames that overtook each other', 500, 300, { kind: 'restart' }],
    ['frames that overtook each other', 500, 497, { kind: 'reordered' }],
    ['a jump too far for a loss', 500, 5000, { kind: 'restart' }],
  ])('%s', (_, last, seq, expected) => {
    expect(after(last).place(seq)).toEqual(expected);
  });

  it('knows nothing of the first', () => {
    expect(new EcpSender('ratified').place(0x1224)).toEqual({ kind: 'first' });
  });
});
