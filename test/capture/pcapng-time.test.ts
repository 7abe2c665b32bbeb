import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TickClock } from '../../src/capture/tick-clock.js';
import { epb, hex, idb, join, LITTLE, lldp, option, section, u64 } from './capture-bytes.js';
import { framesOf, readOctets } from './read-octets.js';

const SEC = 1_700_000_000n;

/** Origin and `timeNs` of one packet. */
async function timeOf(ticks: bigint, options: readonly Uint8Array[]): Promise<(number | undefined)[]> {
  const packet = epb(LITTLE, { ticks, data: lldp(1) });
  const result = await readOctets(join(section(LITTLE), idb(LITTLE, 1, options), packet));
  return [result.originSec, framesOf(result)[0]?.timeNs];
}

const tsresol = (value: number): Uint8Array => option(LITTLE, 9, Uint8Array.of(value));

describe('resolution of times', () => {
  it.each([
    ['seconds', 0, SEC, 0],
    ['milliseconds', 3, SEC * 1000n + 7n, 7_000_000],
    ['microseconds', 6, SEC * 10n ** 6n + 999_999n, 999_999_000],
    ['nanoseconds', 9, SEC * 10n ** 9n + 999_999_999n, 999_999_999],
    ['10^-10 s', 10, SEC * 10n ** 10n + 19n, 1],
    ['2^-10 s', 0x8a, (SEC << 10n) + 1n, 976_562],
    ['2^-20 s', 0x94, (SEC << 20n) + 3n, 2861],
    ['2^-32 s', 0xa0, (SEC << 32n) + 0xffffffffn, 999_999_999],
  ])('%s', async (_name, resolution, ticks, ns) => {
    expect(await timeOf(ticks, [tsresol(resolution)])).toEqual([Number(SEC), ns]);
  });

  it('is a microsecond where the interface does not say', async () => {
    expect(await timeOf(SEC * 1_000_000n + 5n, [])).toEqual([Number(SEC), 5000]);
  });

  it.each([1000n, -1000n])('adds the offset of the interface, %i s', async (offset) => {
    const options = [tsresol(9), option(LITTLE, 14, u64(LITTLE, offset)), option(LITTLE, 0, hex(''))];
    expect(await timeOf(SEC * 10n ** 9n + 5n, options)).toEqual([Number(SEC + offset), 5]);
  });
});

describe('TickClock', () => {
  it('is exact for every resolution and count whose seconds are', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(fc.nat(255), fc.array(fc.tuple(word, word), { maxLength: 4 }), (resolution, times) => {
        const perSecond = (resolution & 0x80 ? 2n : 10n) ** BigInt(resolution & 0x7f);
        const clock = new TickClock(resolution, 0);
        for (const [high, low] of times) {
          const ticks = (BigInt(high) << 32n) + BigInt(low);
          if (ticks / perSecond > Number.MAX_SAFE_INTEGER) continue;
          clock.set(high, low);
          expect([clock.sec, clock.ns]).toEqual([
            Number(ticks / perSecond),
            Number(((ticks % perSecond) * 1_000_000_000n) / perSecond),
          ]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
