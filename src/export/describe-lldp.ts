import type { Layer, Pdu } from '../model/decoded.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { FieldTable, LayerFields } from './field-table.js';
import { nextPart } from './next-part.js';
import { writeSaid } from './said.js';

const CHANNELS_SHOWN = 4;
/** Exponents and counts of the EVB TLV, and flags, by the end that sends it: what is said when they are set. */
const NUMBERS = { r: ' R ', rte: ' RTE ', rwd: ' RWD ', rka: ' RKA ' };
const BRIDGE_FLAGS = { rrcap: ' RR capable', rrctr: ' RR on', bgid: ' group ids' };
const STATION_FLAGS = { rrreq: ' RR asked', sgid: ' group ids', rrstat: ' RR status on' };
const DRAFT_FLAGS = { cstd: 'standard forwarding', crr: 'RR', crte: 'RTE', cecp: 'ECP', cvdp: 'VDP' };

function writeNumbers(to: TextBuffer, pdu: Pdu, names: Readonly<Record<string, string>>): void {
  for (const key in names) {
    const value = pdu[key];
    if (typeof value !== 'number') continue;
    to.text(names[key]!);
    to.decimal(value);
  }
}

/** With `separator` between them. */
function writeFlags(to: TextBuffer, pdu: Pdu, names: Readonly<Record<string, string>>, separator: string): void {
  const from = to.length;
  for (const key in names) {
    if (pdu[key] !== 1) continue;
    nextPart(to, from, separator);
    to.text(names[key]!);
  }
}

function writeEvb(to: TextBuffer, pdu: Pdu, fields: LayerFields | undefined): void {
  to.text('EVB');
  if (pdu['mode'] !== undefined) {
    to.text(' ');
    writeSaid(to, pdu, 'mode', fields);
  }
  writeNumbers(to, pdu, NUMBERS);
  writeFlags(to, pdu, pdu['mode'] === 1 ? BRIDGE_FLAGS : STATION_FLAGS, '');
}

function writeEvbDraft(to: TextBuffer, pdu: Pdu): void {
  to.text('EVB draft');
  const begin = to.length;
  to.text(' configured ');
  const from = to.length;
  writeFlags(to, pdu, DRAFT_FLAGS, '+');
  if (to.length === from) to.length = begin;
  writeNumbers(to, pdu, { rte: ' RTE ' });
}

function writeCdcp(to: TextBuffer, pdu: Pdu, fields: LayerFields | undefined): void {
  const { role, channel } = pdu;
  to.text('CDCP');
  if (role !== undefined) {
    to.text(' ');
    writeSaid(to, pdu, 'role', fields);
  }
  const channels = Array.isArray(channel) ? (channel as Record<string, number | undefined>[]) : [];
  for (const { scid, svid } of channels.slice(0, CHANNELS_SHOWN)) to.text(` ${scid ?? '?'}/${svid ?? '?'}`);
  if (channels.length > CHANNELS_SHOWN) to.text(` +${channels.length - CHANNELS_SHOWN} more`);
}

function writeTtl(to: TextBuffer, pdu: Pdu): void {
  to.text('ttl ');
  to.decimal(pdu['ttl'] as number);
}

function writeName(to: TextBuffer, pdu: Pdu, fields: LayerFields | undefined): void {
  to.text('"');
  writeSaid(to, pdu, 'text', fields);
  to.text('"');
}

/** By the layer's name; a time to live that was cut off is not said. */
const WRITERS: ReadonlyMap<string, (to: TextBuffer, pdu: Pdu, fields: LayerFields | undefined) => void> = new Map([
  ['lldp.ttl', writeTtl],
  ['lldp.sysname', writeName],
  ['evb', writeEvb],
  ['evb-draft', writeEvbDraft],
  ['cdcp', writeCdcp],
]);

/** Writes the TLVs of an LLDPDU that matter here in words: time to live, system name, EVB and CDCP. */
export function describeLldp(to: TextBuffer, layers: readonly Layer[], table: FieldTable): void {
  const from = to.length;
  for (const { name, pdu } of layers) {
    const write = WRITERS.get(name);
    if (write === undefined || (name === 'lldp.ttl' && pdu['ttl'] === undefined)) continue;
    nextPart(to, from, ', ');
    write(to, pdu, table.get(name));
  }
}
