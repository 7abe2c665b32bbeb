import { age } from '../draw/age.js';

/** How long something has been going on, to the second: `0s`, `18m42s`. */
export function upText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds <= 0 ? '0s' : age(seconds * 1e9);
}
