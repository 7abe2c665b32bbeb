import type { Layer, Pdu } from '../model/decoded.js';
import type { FilterEntry } from '../model/vsi.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { FieldTable } from './field-table.js';
import { writeFilter } from './filter-text.js';
import { nextPart } from './next-part.js';
import { writeSaid } from './said.js';

const ASSOCIATIONS_SHOWN = 3;
const ENTRIES_SHOWN = 2;
const DRAFT = 'vdp-draft';

function isAssociation({ name, pdu }: Layer): boolean {
  return (name === 'vdp.assoc' || name === DRAFT) && pdu['type'] !== undefined;
}

function filterEntry(row: Pdu): FilterEntry {
  const { mac, group, vid, ps, pcp } = row as { mac?: Uint8Array; group?: number; vid?: number; ps?: number; pcp?: number };
  return { mac: mac ?? null, group: group ?? null, vid: vid ?? 0, pcp: ps === 1 ? (pcp ?? null) : null };
}

/** Writes ` [insufficient resources, hard error]`; nothing when all went well. */
function writeMarks(to: TextBuffer, layer: Layer, table: FieldTable): void {
  const { keep, hard, error, suspend, migrate, response } = layer.pdu as Record<string, number | undefined>;
  const begin = to.length;
  to.text(' [');
  const from = to.length;
  const [key, code = 0] = layer.name === DRAFT ? (['response', response] as const) : (['error', error] as const);
  if (code > 0) writeSaid(to, layer, key, table);
  const mark = (bit: number | undefined, text: string): void => {
    if (bit !== 1) return;
    nextPart(to, from, ', ');
    to.text(text);
  };
  mark(keep, 'keep');
  mark(hard, 'hard error');
  mark(suspend, 'S');
  mark(migrate, 'M');
  if (to.length === from) to.length = begin;
  else to.text(']');
}

/** Writes `assoc response VSI 5e0c… [insufficient resources, hard error]`. */
function writeAssociation(to: TextBuffer, layer: Layer, table: FieldTable): void {
  const { ack, vsiid, filter } = layer.pdu;
  writeSaid(to, layer, 'type', table);
  if (layer.name !== DRAFT && ack !== undefined) to.text(ack === 1 ? ' response' : ' request');
  writeMarks(to, layer, table);
  if (vsiid !== undefined) {
    to.text(' VSI ');
    writeSaid(to, layer, 'vsiid', table);
  }
  if (!Array.isArray(filter) || filter.length === 0) return;
  to.text(' ');
  writeFilter(to, (filter as Pdu[]).map(filterEntry), ENTRIES_SHOWN);
}

/** True when there are VSI associations to be described. */
export function isVdp(layers: readonly Layer[]): boolean {
  return layers.some(isAssociation);
}

/** Writes the VSI associations of a frame in words. */
export function describeVdp(to: TextBuffer, layers: readonly Layer[], table: FieldTable): void {
  let found = 0;
  for (const layer of layers) {
    if (!isAssociation(layer) || ++found > ASSOCIATIONS_SHOWN) continue;
    if (found > 1) to.text('; ');
    writeAssociation(to, layer, table);
  }
  if (found > ASSOCIATIONS_SHOWN) to.text(`; +${found - ASSOCIATIONS_SHOWN} more`);
}
