import type { Layer } from '../model/decoded.js';
import { derivedField } from './derived-field.js';
import type { FilterField } from './field.js';
import { macOctets } from './octets-literal.js';
import type { Row } from './row.js';

const FAULTS = ['short', 'excess', 'missing'];
const GENERATIONS = ['ratified', 'draft'];

/** The generations of the layers of one protocol: those of the drafts have `-draft` in their names. */
function generation(protocol: string, isOf: (layer: Layer) => boolean, ofVsi: boolean): FilterField {
  return derivedField({
    name: `${protocol}.generation`, title: 'Generation of the protocol', type: 'word', words: GENERATIONS, spec: 'which of the two TLVs or EtherTypes it is', needs: ['decoded'],
    values: (row) => {
      if (row.frame === null) return ofVsi ? row.vsis().map(({ life }) => life.generation) : null;
      return (row.decoded()?.layers ?? []).filter(isOf).map(({ name }) => (name.includes('-draft') ? 'draft' : 'ratified'));
    },
  });
}

function numbers({ frame, finding }: Row): readonly number[] {
  return frame ? [frame.no] : (finding?.frames ?? []);
}

/** What every frame has, and what is made of its octets. */
export const FRAME_FIELDS: readonly FilterField[] = [
  derivedField({ name: 'frame.number', alias: 'frame', title: 'Number in the capture, data frames counted; of a finding those of its evidence', type: 'uint', spec: 'capture', values: numbers }),
  derivedField({ name: 'frame.time', title: 'Time', type: 'time', spec: 'capture', values: ({ frame }) => frame?.timeNs }),
  derivedField({ name: 'frame.time_relative', title: 'Time since the first frame', type: 'duration', spec: 'capture', values: ({ frame, times }) => frame && frame.timeNs - times.startNs }),
  derivedField({ name: 'frame.len', title: 'Octets on the wire', type: 'uint', spec: 'capture', values: ({ frame }) => frame?.origLen }),
  derivedField({ name: 'frame.cap_len', title: 'Octets in the capture', type: 'uint', spec: 'capture', values: ({ frame }) => frame?.captured }),
  derivedField({ name: 'frame.interface', alias: 'frame.interface_name', title: 'Interface of the capture', type: 'text', spec: 'capture', values: ({ frame }) => frame?.point.name }),
  derivedField({ name: 'frame.file', title: 'File, where several are read', type: 'text', spec: 'capture', values: ({ frame }) => frame?.point.file }),
  derivedField({ name: 'frame.direction', title: 'Direction, seen from the capturing host', type: 'word', words: ['in', 'out'], spec: 'capture', values: ({ frame }) => frame?.direction }),
  derivedField({ name: 'frame.fault', alias: '_ws.malformed', title: 'What is wrong with its lengths', type: 'word', words: FAULTS, spec: 'faults of the decoder', needs: ['decoded'], values: (row) => row.decoded()?.faults.map(({ kind }) => kind) }),
  derivedField({ name: 'frame.truncated', title: 'Cut by a snap length or a mirror', type: 'bool', spec: 'capture', needs: ['decoded'], values: (row) => row.decoded() && (row.decoded()!.truncated ? 1 : 0) }),
  derivedField({ name: 'frame.reserved', title: 'A reserved bit is set', type: 'bool', spec: 'reserved bits of all layers', needs: ['decoded'], values: (row) => row.decoded() && (row.decoded()!.layers.some(({ reserved }) => reserved) ? 1 : 0) }),
  generation('evb', ({ name }) => name === 'evb' || name === 'evb-draft', false),
  generation('ecp', ({ name }) => name === 'ecp' || name === 'ecp-draft', false),
  generation('vdp', ({ name }) => name === 'vdp.assoc' || name === 'vdp-draft', true),
];

/** Where a row belongs. */
export const LINK_FIELDS: readonly FilterField[] = [
  derivedField({ name: 'link.name', alias: 'link', title: 'Link', type: 'text', spec: 'tracked', values: ({ link }) => link }),
  derivedField({ name: 'link.station', title: "The station's MAC address", type: 'mac', spec: 'tracked', needs: ['story'], values: (row) => macOctets(row.ends()?.station) }),
  derivedField({ name: 'link.bridge', title: "The bridge's MAC address", type: 'mac', spec: 'tracked', needs: ['story'], values: (row) => macOctets(row.ends()?.bridge) }),
  derivedField({ name: 'channel', title: 'S-channel: its SVID; the default one has none', type: 'uint', spec: 'tracked', values: ({ channel }) => channel }),
];
