import type { FieldNotes } from '../../export/field-notes.js';
import type { Line } from '../draw/line.js';
import { panel } from '../draw/panel.js';
import { scroll } from '../draw/scroll.js';
import type { Action } from '../keymap.js';
import { fieldLines } from './field-lines.js';
import { movedBit } from './octet-cursor.js';
import { octetLines, octetsOf, octetsPerRow } from './octet-lines.js';
import type { Packet } from './packet.js';
import type { PacketNode } from './packet-node.js';
import type { PaneSize } from './panes.js';

/** The octets of a frame: where their cursor is, as a bit of it, and which of their rows are shown. */
export class OctetPane {
  #bit = 0;
  #top = 0;

  /** The cursor goes to the field that was selected elsewhere. */
  follow(node: PacketNode | null): void {
    if (node && node.bits > 0) this.#bit = node.bit;
  }

  settle(packet: Packet | null, node: PacketNode | null, { rows, columns }: PaneSize): void {
    const perRow = octetsPerRow(columns - 2);
    const octets = packet?.octets.length ?? 0;
    this.#bit = Math.max(0, Math.min(this.#bit, 8 * octets - 1));
    const toRow = (top: number, octet: number): number => scroll(top, Math.floor(octet / perRow), Math.max(1, rows - 2), Math.ceil(octets / perRow));
    // All of the field, where there is room for it; the cursor in any case.
    const { to } = octetsOf(node, octets);
    this.#top = toRow(to > 0 ? toRow(this.#top, to - 1) : this.#top, this.#bit >> 3);
  }

  /** Moves the cursor; gives the bit that it is at by then, null where the key does nothing to octets. */
  act(action: Action, packet: Packet | null, node: PacketNode | null, { rows, columns }: PaneSize): number | null {
    const octets = packet?.octets.length ?? 0;
    const bit = movedBit(this.#bit, action, node, octetsPerRow(columns - 2), Math.max(1, rows - 2), octets);
    if (bit === null || octets === 0) return null;
    return (this.#bit = bit);
  }

  /** The octets within their border, with what is known of the selected field below them where `hasNotes` and there is room. */
  draw(packet: Packet | null, node: PacketNode | null, notes: FieldNotes, { columns, rows }: PaneSize, hasFocus: boolean, hasNotes: boolean): Line[] {
    const right = packet === null ? '' : `${packet.octets.length} of ${packet.row.origLen} captured`;
    const title = { left: 'Octets', right, hasFocus };
    if (packet === null) return panel(title, [], columns, rows);
    const { octets } = packet;
    const lines = octetLines(packet, columns - 2, rows - 2, this.#top, { ...octetsOf(node, octets.length), cursor: hasFocus ? this.#bit >> 3 : null });
    const told: Line[] = node === null || !hasNotes ? [] : [[], ...fieldLines(node, octets, notes)];
    const all = Math.ceil(octets.length / octetsPerRow(columns - 2));
    return panel(title, all + told.length <= rows - 2 ? [...lines, ...told] : lines, columns, rows);
  }
}
