import { expect, it } from 'vitest';
import { packFilter, unpackFilter } from '../../src/track/packed-filter.js';

const mac = Uint8Array.of(0x52, 0x54, 0, 0xff, 0x80, 1);

it('gives back each entry with the parts that it has', () => {
  const rows = [
    { ps: 0, pcp: 5, vid: 4095 },
    { mac, ps: 1, pcp: 7, vid: 0 },
    { group: 0xffff_fffe, ps: 1, pcp: 0, vid: 100 },
    { mac, group: 0, ps: 0, pcp: 0, vid: 1 },
  ];
  expect(unpackFilter(packFilter(rows))).toEqual([
    { mac: null, group: null, vid: 4095, pcp: null },
    { mac, group: null, vid: 0, pcp: 7 },
    { mac: null, group: 0xffff_fffe, vid: 100, pcp: 0 },
    { mac, group: 0, vid: 1, pcp: null },
  ]);
});

it('is the same string for the same filter, whatever stands where nothing counts', () => {
  expect(packFilter([{ mac, ps: 0, pcp: 3, vid: 7 }])).toBe(packFilter([{ mac: mac.slice(), ps: 0, pcp: 0, vid: 7 }]));
  expect(packFilter([{ mac, ps: 0, pcp: 0, vid: 7 }])).not.toBe(packFilter([{ mac, ps: 1, pcp: 0, vid: 7 }]));
  expect(packFilter([{ mac: new Uint8Array(6), ps: 0, pcp: 0, vid: 7 }])).not.toBe(packFilter([{ ps: 0, pcp: 0, vid: 7 }]));
  expect(packFilter([])).toBe('');
});
