import type { Cause, Confidence, FilterEntry } from '../model/vsi.js';
import { vsiidText } from '../text/vsi-id.js';
import { derivedField, type DerivedTable } from './derived-field.js';
import type { FilterField, Value } from './field.js';
import type { VsiNow } from './row.js';
import { STATE_WORDS, stateWords } from './state-words.js';

export const CONFIDENCES: readonly Confidence[] = ['confirmed', 'inferred', 'stale'];
const CAUSES: readonly Cause[] = ['request', 'response', 'unsolicited', 'refused', 'mismatch', 'timeout', 'superseded', 'link-down', 'first-seen', 'capture-gap'];
const FORMATS = { 1: 'IPv4', 2: 'IPv6', 3: 'MAC', 4: 'local', 5: 'UUID' };
const GENERATIONS = ['ratified', 'draft'];

type Read = (vsi: VsiNow) => Value | null | readonly (Value | null)[];

function entries(read: (entry: FilterEntry) => Value | null): Read {
  return ({ life }) => life.filter.map(read);
}

const vsiid: Read = ({ life }) => life.vsiid;
const manager: Read = ({ life }) => life.manager;
const type: Read = ({ life }) => life.type;
const version: Read = ({ life }) => life.version;
const format: Read = ({ life }) => life.format;
const generation: Read = ({ life }) => life.generation;
const mac = entries((entry) => entry.mac);
const vid = entries((entry) => entry.vid);
const pcp = entries((entry) => entry.pcp);
const group = entries((entry) => entry.group);

function list(read: Read): (vsi: VsiNow) => readonly Value[] {
  return (vsi) => {
    const found = read(vsi);
    return (Array.isArray(found) ? (found as (Value | null)[]) : [found as Value | null]).filter((value) => value !== null);
  };
}

/** Decoded fields that a VSI itself has: rows that are no frames have them from there. */
export const VSI_VALUES: Readonly<Record<string, (vsi: VsiNow) => readonly Value[]>> = {
  'vdp.vsiid': list(vsiid),
  'vdp.vsiidfmt': list(format),
  'vdp.manager': list(manager),
  'vdp.typeid': list(type),
  'vdp.typever': list(version),
  'vdp.filter.mac': list(mac),
  'vdp.filter.vid': list(vid),
  'vdp.filter.pcp': list(pcp),
  'vdp.filter.group': list(group),
};

/** `tracked`: it changes from frame to frame. */
function vsi(name: string, type: FilterField['type'], title: string, read: Read, more: Partial<DerivedTable> = {}): FilterField {
  return derivedField({
    name: `vsi.${name}`, type, title, spec: 'tracked', needs: ['tracked'],
    values: (row) => row.vsis().flatMap(list(read)),
    ...more,
  });
}

/** What the tracker knows of the VSIs of a row; of a frame, just after it. */
export const VSI_FIELDS: readonly FilterField[] = [
  vsi('id', 'text', 'VSIID as it is printed: UUID, address or hex digits', ({ life }) => vsiidText(life.format, life.vsiid), { alias: 'vsi' }),
  vsi('vsiid', 'bytes', 'VSIID', vsiid, { octets: 16 }),
  vsi('format', 'enum', 'VSIID format', format, { names: FORMATS }),
  vsi('generation', 'word', 'Generation of the protocol', generation, { words: GENERATIONS }),
  vsi('manager', 'bytes', 'VSI manager ID', manager),
  vsi('type', 'uint', 'VSI type ID', type),
  vsi('version', 'uint', 'VSI type version', version),
  vsi('mac', 'mac', 'MAC address of its filter', mac),
  vsi('vid', 'uint', 'VLAN of its filter', vid),
  vsi('pcp', 'uint', 'Priority code point of its filter', pcp),
  vsi('group', 'uint', 'Group identifier of its filter', group),
  vsi('name', 'text', 'Name, from the Cisco VM name TLV or --names', ({ life }) => life.name),
  vsi('state', 'word', "The station's state; also pending, ASSOC, PREASSOC, PREASSOC-RR, DEASSOC, REFUSED, TIMEOUT, unseen, unknown", ({ station, isReserved }) => stateWords(station, isReserved), {
    alias: 'state', words: STATE_WORDS,
  }),
  vsi('bridge_state', 'word', "The bridge's state, in the same words", ({ bridge }) => stateWords(bridge, false), { words: STATE_WORDS }),
  vsi('confidence', 'word', "What the station's state rests on", ({ station }) => station.confidence, { words: CONFIDENCES }),
  vsi('bridge_confidence', 'word', "What the bridge's state rests on", ({ bridge }) => bridge.confidence, { words: CONFIDENCES }),
  vsi('cause', 'word', "Why the station's state was entered", ({ station }) => station.cause, { words: CAUSES }),
  vsi('age', 'duration', 'How long the station has been in its state', ({ ageNs }) => ageNs, { alias: 'age' }),
  vsi('time', 'time', 'First frame of its life', ({ life }) => life.timeNs),
  vsi('history', 'text', 'History, a letter per step', ({ life }) => life.history),
  vsi('requests', 'uint', 'Requests', ({ life }) => life.requests),
  vsi('responses', 'uint', 'Responses', ({ life }) => life.responses),
  vsi('keepalives', 'uint', 'Keep-alives', ({ life }) => life.keepAlives),
];
