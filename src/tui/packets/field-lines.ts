import type { FieldNotes } from '../../export/field-notes.js';
import { line, span, type Line } from '../draw/line.js';
import { wireText } from '../draw/wire-text.js';
import { fieldFilter } from './field-filter.js';
import type { PacketNode } from './packet-node.js';

const LABEL_COLUMNS = 10;

/** `octet 38, bits 4-7` or `octets 38-40`; empty for what is not on the wire. */
export function placeText({ bit, bits }: PacketNode): string {
  if (bits === 0) return '';
  const [first, last] = [bit >> 3, (bit + bits - 1) >> 3];
  const octets = first === last ? `octet ${first}` : `octets ${first}-${last}`;
  if (((bit | bits) & 7) === 0) return octets;
  return bits === 1 ? `${octets}, bit ${bit & 7}` : `${octets}, ${bits} bits from bit ${bit & 7}`;
}

/** What is known of the selected field, and what the signs among the octets mean. */
export function fieldLines(node: PacketNode, octets: Uint8Array, notes: FieldNotes): Line[] {
  const info = node.source?.value === null ? undefined : notes.fields.get(node.name);
  const layer = node.source === null ? undefined : notes.layers.get(node.name);
  const filter = fieldFilter(node, octets, notes);
  const told: readonly (readonly [string, string])[] = [
    ['Field', node.source === null ? '' : node.name],
    ['Place', placeText(node)],
    ['Meaning', info?.title ?? layer?.title ?? node.label],
    ['Spec', info?.spec ?? layer?.spec ?? ''],
    ['Filter', filter ?? ''],
  ];
  return [
    ...told.filter(([, text]) => text !== '').map(([label, text]): Line => [span(` ${label.padEnd(LABEL_COLUMNS)}`, 'dim'), span(wireText(text))]),
    [span(` ${'Copy'.padEnd(LABEL_COLUMNS)}`, 'dim'), span('y value   Y apply filter   y y frame as hex')],
    line(''),
    [span(' [00]', 'found'), span(' selected   '), span('·00', 'dim'), span(' padding   '), span('?00', 'bad'), span(' not decoded')],
  ];
}
