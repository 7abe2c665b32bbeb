import { expect, it } from 'vitest';
import { TlvHeads, type TlvHead } from '../../src/track/tlv-head.js';

const head = (more: Partial<TlvHead>): TlvHead => ({
  generation: 'ratified', mode: 'assoc', isReserved: false, type: 3, isResponse: false, error: 0, isKept: false, isHard: false, isSuspended: false, isMigrating: false,
  manager: Uint8Array.of(1, 2), typeId: 7, version: 1, format: 5, filterFormat: 2, ...more,
});

it('gives one head for all that are equal, and another for each difference', () => {
  const heads = new TlvHeads();
  const first = heads.of(head({}));
  expect(heads.of(head({}))).toBe(first);
  const others: Partial<TlvHead>[] = [
    { generation: 'draft' }, { type: 4, mode: 'deassoc' }, { isResponse: true }, { isResponse: null }, { error: 1 }, { isKept: true }, { isHard: true }, { isSuspended: true }, { isMigrating: true },
    { manager: null }, { manager: Uint8Array.of(3, 2) }, { typeId: 8 }, { version: 2 }, { format: 4 }, { filterFormat: 1 },
  ];
  const all = others.map((more) => heads.of(head(more)));
  expect(all).toEqual(others.map(head));
  expect(new Set([first, ...all]).size).toBe(1 + others.length);
});

it('keeps no view of the octets that it was made of', () => {
  const octets = Uint8Array.of(0, 1, 2, 3);
  const kept = new TlvHeads().of(head({ manager: octets.subarray(1, 3) }));
  octets.fill(9);
  expect(kept.manager).toEqual(Uint8Array.of(1, 2));
});
