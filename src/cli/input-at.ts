import type { Stats } from 'node:fs';
import { statOf } from './stat-of.js';

/** The input that is the same file as what is `there`, null for none. */
export function inputAt(there: Stats, files: readonly string[]): string | null {
  return files.find((file) => {
    const stat = statOf(file);
    return stat !== null && stat.dev === there.dev && stat.ino === there.ino;
  }) ?? null;
}
