import type { TextBuffer } from '../text/text-buffer.js';

/** Begins a part of what is written from the octet `from` on: `separator` first, unless it is the first part. */
export function nextPart(to: TextBuffer, from: number, separator: string): void {
  if (to.length > from) to.text(separator);
}
