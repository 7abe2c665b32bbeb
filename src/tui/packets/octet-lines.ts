import { fill, span, type Line, type Span, type Style } from '../draw/line.js';
import type { Packet } from './packet.js';
import type { PacketNode } from './packet-node.js';

const WIDE = 16;
const NARROW = 8;
/** Columns that 16 octets take. */
const WIDE_COLUMNS = 73;

/** Octets that stand in a row of that many columns. */
export function octetsPerRow(columns: number): number {
  return columns >= WIDE_COLUMNS ? WIDE : NARROW;
}

/** Octets of a field, from the first to the one behind the last; both 0 where it is not on the wire. */
export function octetsOf(node: PacketNode | null, octets: number): { readonly from: number; readonly to: number } {
  if (node === null || node.bits === 0) return { from: 0, to: 0 };
  return { from: Math.min(octets, node.bit >> 3), to: Math.min(octets, (node.bit + node.bits + 7) >> 3) };
}

/** What octets mean that are no field: `·` stands before padding, `?` before what the decoder could not place. */
const SIGNS = { field: ' ', padding: '·', unplaced: '?' } as const;
const STYLES: Readonly<Record<PacketNode['kind'], Style>> = { field: 'plain', padding: 'dim', unplaced: 'bad' };

function isPrintable(octet: number): boolean {
  return octet >= 0x20 && octet < 0x7f;
}

/** What is highlighted: the octets of the selected field, and where the cursor is. */
export interface Highlight {
  readonly from: number;
  readonly to: number;
  /** An octet, null while the cursor is elsewhere. */
  readonly cursor: number | null;
}

/** A row of offset, hex digits and printable ASCII; what is highlighted stands in brackets. */
function octetLine(octets: Uint8Array, kinds: readonly PacketNode['kind'][], at: number, perRow: number, { from, to, cursor }: Highlight): Line {
  const spans: Span[] = [span(at.toString(16).padStart(4, '0'), 'dim'), span(' ')];
  const ascii: Span[] = [];
  const isIn = (index: number): boolean => index >= from && index < to;
  for (let index = at; index < at + perRow; index++) {
    if (index > at && (index - at) % NARROW === 0) {
      spans.push(span(isIn(index - 1) && !(isIn(index) && index < octets.length) ? ']' : ' '));
      ascii.push(span(' '));
    }
    const octet = octets[index];
    const kind = kinds[index] ?? 'field';
    const style = index === cursor ? 'selected' : isIn(index) ? 'found' : STYLES[kind];
    const isBegin = isIn(index) && (index === from || index === at);
    const isBehind = index > at && (index - at) % NARROW !== 0 && isIn(index - 1) && !isIn(index);
    spans.push(span(octet === undefined && !isBehind ? ' ' : isBegin ? '[' : isBehind ? ']' : SIGNS[kind], isIn(index) || isBehind ? 'found' : STYLES[kind]));
    spans.push(octet === undefined ? span('  ') : span(octet.toString(16).padStart(2, '0'), style));
    ascii.push(octet === undefined ? span(' ') : span(isPrintable(octet) ? String.fromCharCode(octet) : '.', style));
  }
  return [...spans, span(isIn(at + perRow - 1) ? ']' : ' '), span(' '), ...ascii];
}

/** Octets from a row on as a hex dump. */
export function octetLines(packet: Packet, columns: number, rows: number, top: number, highlight: Highlight): Line[] {
  const { octets, kinds, gone } = packet;
  if (gone !== null) return [[span(fill(` ${gone}`, columns), 'warning')]];
  const perRow = octetsPerRow(columns);
  const lines: Line[] = [];
  for (let at = perRow * top; at < octets.length && lines.length < rows; at += perRow) lines.push(octetLine(octets, kinds, at, perRow, highlight));
  return lines;
}
