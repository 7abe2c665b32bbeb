import type { TextBuffer } from '../text/text-buffer.js';

/** Makes an object or list of JSON of the members that were written from the octet `from` on, each with a comma in front. */
export function enclose(to: TextBuffer, from: number, begin: '{' | '[', end: '}' | ']'): void {
  if (to.length === from) to.text(begin);
  else to.octets[from] = begin.charCodeAt(0);
  to.text(end);
}
