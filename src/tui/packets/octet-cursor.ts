import { stepOf } from '../selection.js';
import type { Action } from '../keymap.js';
import type { PacketNode } from './packet-node.js';

/**
 * Where the cursor of the octets goes, as a bit of the frame: rows up and down to an octet; left and right to the next
 * octet, or within an octet of several fields to the next field. Null for a key that moves nothing.
 */
export function movedBit(bit: number, action: Action, field: PacketNode | null, perRow: number, rows: number, octets: number): number | null {
  const last = Math.max(0, 8 * octets - 1);
  const octet = bit >> 3;
  if (action === 'right') {
    const end = field === null || field.bits === 0 ? 0 : field.bit + field.bits;
    return Math.min(last, end >> 3 === octet && end > bit ? end : octet + 1 < octets ? 8 * (octet + 1) : bit);
  }
  if (action === 'left') {
    const begin = field === null || field.bits === 0 ? 0 : field.bit;
    return begin > 8 * octet && begin <= bit ? begin - 1 : Math.max(0, 8 * octet - 1);
  }
  if (action === 'first') return 0;
  if (action === 'last') return last & ~7;
  const step = stepOf(action, rows);
  if (step === null) return null;
  const to = octet + perRow * step;
  return 8 * (to < 0 ? octet % perRow : to >= octets ? Math.min(octets - 1, lastInColumn(octet, perRow, octets)) : to);
}

/** The last octet below one in its column. */
function lastInColumn(octet: number, perRow: number, octets: number): number {
  return octet + perRow * Math.floor(Math.max(0, octets - 1 - octet) / perRow);
}
