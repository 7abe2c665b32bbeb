import type { Layer, Pdu } from '../model/decoded.js';
import type { FilterEntry } from '../model/vsi.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { FieldTable, LayerFields } from './field-table.js';
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

/** Writes a part of the marks that began at the octet `from`. */
function writeMark(to: TextBuffer, from: number, text: string): void {
  nextPart(to, from, ', ');
  to.text(text);
}

/** Writes ` [insufficient resources, hard error]`; nothing when all went well. */
function writeMarks(to: TextBuffer, pdu: Pdu, codeKey: string, fields: LayerFields | undefined): void {
  const { keep, hard, suspend, migrate, [codeKey]: code = 0 } = pdu as Record<string, number | undefined>;
  if (code === 0 && keep !== 1 && hard !== 1 && suspend !== 1 && migrate !== 1) return;
  to.text(' [');
  const from = to.length;
  if (code > 0) writeSaid(to, pdu, codeKey, fields);
  if (keep === 1) writeMark(to, from, 'keep');
  if (hard === 1) writeMark(to, from, 'hard error');
  if (suspend === 1) writeMark(to, from, 'S');
  if (migrate === 1) writeMark(to, from, 'M');
  to.text(']');
}

/** Writes `assoc response [insufficient resources, hard error] VSI 5e0c… mac 52:54:00:aa:bb:01 vid 100`. */
function writeAssociation(to: TextBuffer, { name, pdu }: Layer, table: FieldTable): void {
  const { ack, vsiid, filter } = pdu;
  const fields = table.get(name);
  writeSaid(to, pdu, 'type', fields);
  if (name !== DRAFT && ack !== undefined) to.text(ack === 1 ? ' response' : ' request');
  writeMarks(to, pdu, name === DRAFT ? 'response' : 'error', fields);
  if (vsiid !== undefined) {
    to.text(' VSI ');
    writeSaid(to, pdu, 'vsiid', fields);
  }
  if (!Array.isArray(filter) || filter.length === 0) return;
  to.text(' ');
  writeFilter(to, (filter as Pdu[]).map(filterEntry), ENTRIES_SHOWN);
}

/** True when there are VSI associations to be described. */
export function isVdp(layers: readonly Layer[]): boolean {
  for (const layer of layers) if (isAssociation(layer)) return true;
  return false;
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
