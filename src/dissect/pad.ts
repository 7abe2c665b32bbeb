import { MARKS } from './marks.js';
import type { Walk } from './walk.js';

/** Tells the visitor that the octets [from, to) have no meaning: padding. */
export function pad({ visitor }: Walk, from: number, to: number): void {
  if (visitor !== null && from < to) visitor.mark(MARKS.padding, to - from, 8 * from, 8 * (to - from));
}
