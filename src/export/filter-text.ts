import type { FilterEntry } from '../model/vsi.js';
import { writeMac } from '../text/mac.js';
import { written, type TextBuffer } from '../text/text-buffer.js';

function writeEntry(to: TextBuffer, { group, mac, vid, pcp }: FilterEntry): void {
  if (group !== null) {
    to.text('group ');
    to.decimal(group);
    to.text(' ');
  }
  if (mac !== null) {
    to.text('mac ');
    writeMac(to, mac);
    to.text(' ');
  }
  to.text('vid ');
  to.decimal(vid);
  if (pcp === null) return;
  to.text(' pcp ');
  to.decimal(pcp);
}

/** Writes `mac 52:54:00:aa:bb:01 vid 100, vid 101, +4 more`: the first entries of a filter in a line. */
export function writeFilter(to: TextBuffer, entries: readonly FilterEntry[], most: number): void {
  for (let i = 0; i < entries.length && i < most; i++) {
    if (i > 0) to.text(', ');
    writeEntry(to, entries[i]!);
  }
  if (entries.length > most) to.text(`, +${entries.length - most} more`);
}

/** The same as a string. */
export function filterText(entries: readonly FilterEntry[], most: number): string {
  return written((to) => writeFilter(to, entries, most));
}
