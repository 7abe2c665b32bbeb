import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoTime, moment, timeFormatter } from '../../src/text/time.js';

const ORIGIN = 1_795_415_154;

describe('isoTime', () => {
  it.each([
    [ORIGIN, 504_542_000, '2026-11-23T06:25:54.504542000Z'],
    [ORIGIN, 0, '2026-11-23T06:25:54.000000000Z'],
    [ORIGIN, 999_999_999, '2026-11-23T06:25:54.999999999Z'],
    [ORIGIN, 1e9, '2026-11-23T06:25:55.000000000Z'],
    [ORIGIN, -1, '2026-11-23T06:25:53.999999999Z'],
    [ORIGIN, -1e9, '2026-11-23T06:25:53.000000000Z'],
    [0, 0, '1970-01-01T00:00:00.000000000Z'],
    [0, 8_999_999_999_999_999, '1970-04-15T03:59:59.999999999Z'],
    [4_294_967_295, 5, '2106-02-07T06:28:15.000000005Z'],
    [2 ** 60, 7, '+275760-09-13T00:00:00.000000007Z'],
  ])('%d s and %d ns is %s', (originSec, timeNs, text) => {
    expect(isoTime(originSec, timeNs)).toBe(text);
  });

  it('is exact', () => {
    fc.assert(fc.property(fc.nat(4_000_000_000), fc.integer({ min: -(2 ** 52), max: 2 ** 53 - 1 }), (originSec, timeNs) => {
      const exact = BigInt(originSec) * 1_000_000_000n + BigInt(timeNs);
      const { sec, ns } = moment(originSec, timeNs);
      expect(BigInt(sec) * 1_000_000_000n + BigInt(ns)).toBe(exact);
      expect(ns).toBeGreaterThanOrEqual(0);
      expect(isoTime(originSec, timeNs).slice(-10)).toBe(`${String(ns).padStart(9, '0')}Z`);
    }));
  });
});

describe('formats of -t', () => {
  const times = [0, 1_500, 2_000_001_999, 61e9];
  it.each([
    ['clock', ['06:25:54.000000', '06:25:54.000001', '06:25:56.000001', '06:26:55.000000']],
    ['utc', ['2026-11-23T06:25:54.000000000Z', '2026-11-23T06:25:54.000001500Z', '2026-11-23T06:25:56.000001999Z', '2026-11-23T06:26:55.000000000Z']],
    ['delta', ['0.000000', '0.000001', '2.000000', '58.999998']],
    ['start', ['-1.000000', '-0.999998', '1.000001', '60.000000']],
    ['epoch', ['1795415154.000000000', '1795415154.000001500', '1795415156.000001999', '1795415215.000000000']],
  ] as const)('%s', (format, texts) => {
    expect(times.map(timeFormatter(format, ORIGIN, 1e9))).toEqual(texts);
  });

  it('local differs from UTC by whole quarters of an hour', () => {
    expect(timeFormatter('local', ORIGIN, 0)(123_456_789)).toMatch(/^\d\d:(25|10|55|40):54\.123456$/);
    expect(timeFormatter('clock', ORIGIN, 0)(123_456_789)).toBe('06:25:54.123456');
  });

  it('seconds have no minus before zero', () => {
    expect([-999, -1_000_001_000].map(timeFormatter('start', ORIGIN, 0))).toEqual(['0.000000', '-1.000001']);
  });

  it.each(['clock', 'local', 'utc', 'epoch'] as const)('%s writes a time alike whatever it wrote before', (format) => {
    const times = fc.array(fc.oneof(fc.integer({ min: -3e9, max: 3e9 }), fc.integer({ min: -(2 ** 52), max: 2 ** 53 - 1 })));
    fc.assert(fc.property(times, (all) => {
      expect(all.map(timeFormatter(format, ORIGIN, 0))).toEqual(all.map((timeNs) => timeFormatter(format, ORIGIN, 0)(timeNs)));
    }));
  });
});
