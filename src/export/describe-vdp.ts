import type { Layer, Pdu } from '../model/decoded.js';
import type { FilterEntry } from '../model/vsi.js';
import type { FieldTable } from './field-table.js';
import { filterText } from './filter-text.js';
import { said } from './said.js';

const ASSOCIATIONS_SHOWN = 3;
const ENTRIES_SHOWN = 2;

function filterEntry(row: Pdu): FilterEntry {
  const { mac, group, vid, ps, pcp } = row as { mac?: Uint8Array; group?: number; vid?: number; ps?: number; pcp?: number };
  return { mac: mac ?? null, group: group ?? null, vid: vid ?? 0, pcp: ps === 1 ? (pcp ?? null) : null };
}

/** `assoc response VSI 5e0c… insufficient resources, hard error`. */
function association(layer: Layer, table: FieldTable): string {
  const { ack, keep, hard, error, suspend, migrate, response, filter } = layer.pdu as Record<string, unknown>;
  const vsiid = said(layer, 'vsiid', table);
  const entries = Array.isArray(filter) ? filterText((filter as Pdu[]).map(filterEntry), ENTRIES_SHOWN) : '';
  const failed = layer.name === 'vdp-draft' ? Number(response ?? 0) > 0 && said(layer, 'response', table) : Number(error ?? 0) > 0 && said(layer, 'error', table);
  const outcome = [failed || '', keep === 1 ? 'keep' : '', hard === 1 ? 'hard error' : '', suspend === 1 ? 'S' : '', migrate === 1 ? 'M' : ''];
  const marks = outcome.filter((part) => part !== '').join(', ');
  return [
    said(layer, 'type', table),
    layer.name === 'vdp-draft' || ack === undefined ? '' : ack === 1 ? 'response' : 'request',
    marks === '' ? '' : `[${marks}]`,
    vsiid === '' ? '' : `VSI ${vsiid}`,
    entries,
  ].filter((part) => part !== '').join(' ');
}

/** The VSI associations of a frame in words; empty when it carries none. */
export function describeVdp(layers: readonly Layer[], table: FieldTable): string {
  const found = layers.filter(({ name }) => name === 'vdp.assoc' || name === 'vdp-draft');
  const parts = found.slice(0, ASSOCIATIONS_SHOWN).map((layer) => association(layer, table));
  if (found.length > ASSOCIATIONS_SHOWN) parts.push(`+${found.length - ASSOCIATIONS_SHOWN} more`);
  return parts.join('; ');
}
