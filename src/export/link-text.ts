import { makeSafe } from '../text/safe.js';
import { written, type TextBuffer } from '../text/text-buffer.js';

const SLASH = 0x2f;

/** Writes a link and its S-channel for people: `eno3`, or `eno3/5` for the channel of SVID 5. */
export function writeLink(to: TextBuffer, link: string, channel: number | null): void {
  const from = to.length;
  to.text(link);
  makeSafe(to, from);
  if (channel === null) return;
  to.octet(SLASH);
  to.decimal(channel);
}

/** The same as a string. */
export function linkText(link: string, channel: number | null): string {
  return written((to) => writeLink(to, link, channel));
}
