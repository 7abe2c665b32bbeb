import type { Show } from '../../src/dissect/types.js';

/** T(n) = 2^n x 10 us in nanoseconds (802.1Q D.2.12). */
function timerNs(exponent: number): number {
  return 2 ** exponent * 10_000;
}

function short(ns: number): string {
  if (ns < 1e6) return `${ns / 1e3} us`;
  if (ns < 1e9) return `${Number((ns / 1e6).toPrecision(4))} ms`;
  return `${Number((ns / 1e9).toPrecision(4))} s`;
}

/** Shows an exponent with the time that it stands for. */
export const timer: Show = { type: 'uint', text: (value) => `${value} (${short(timerNs(value))})`, ns: timerNs };
