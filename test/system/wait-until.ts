import { setTimeout as pause } from 'node:timers/promises';

/** Looks every 100 ms until `look` gives something other than null, and gives that; fails with `what` after `limitMs`. */
export async function waitUntil<T>(what: string, limitMs: number, look: () => Promise<T | null> | T | null): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`not within ${limitMs / 1000} s: ${what}`);
    await pause(100);
  }
}
