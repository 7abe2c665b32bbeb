import { findOption } from './pcapng-options.js';

/** A 64-bit count of a pcapng clock. */
export interface Ticks {
  readonly high: number;
  readonly low: number;
  /** False where the clock is too coarse for the time: the count is then that of the tick before it. */
  readonly isExact: boolean;
}

const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;
const MICROSECONDS = 6;
const NS = 1_000_000_000n;

/** The ticks that read back as `sec` seconds and `ns` nanoseconds since 1970 on the interface with these options (little-endian). */
export function ticksAt(options: Uint8Array, sec: number, ns: number): Ticks {
  const view = new DataView(options.buffer, options.byteOffset, options.byteLength);
  const resolutionAt = findOption(view, true, 0, options.length, IF_TSRESOL, 1);
  const offsetAt = findOption(view, true, 0, options.length, IF_TSOFFSET, 8);
  const resolution = resolutionAt < 0 ? MICROSECONDS : view.getUint8(resolutionAt);
  const offsetSec = offsetAt < 0 ? 0n : view.getBigInt64(offsetAt, true);
  const perSecond = ((resolution & 0x80) === 0 ? 10n : 2n) ** BigInt(resolution & 0x7f);
  // Clocks finer than a nanosecond are read rounded down.
  const next = (BigInt(ns) * perSecond + NS - 1n) / NS;
  const isExact = (next * NS) / perSecond === BigInt(ns);
  const fraction = isExact ? next : next - 1n;
  const ticks = BigInt.asUintN(64, (BigInt(sec) - offsetSec) * perSecond + fraction);
  return { high: Number(ticks >> 32n), low: Number(ticks & 0xffff_ffffn), isExact };
}
