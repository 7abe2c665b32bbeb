import { bits, octets } from '../../src/dissect/layout.js';
import type { Show } from '../../src/dissect/types.js';
import { writeHex } from '../../src/text/mac.js';

const BLANK = 0x20;

/** VSIID formats (802.1Q 41.2.6). */
export const VSIID_FORMATS: Readonly<Record<number, string>> = { 1: 'IPv4', 2: 'IPv6', 3: 'MAC', 4: 'local', 5: 'UUID' };

/** Filter info formats (802.1Q 41.2.8). */
export const FILTER_FORMATS: Readonly<Record<number, string>> = { 1: 'VID', 2: 'MAC/VID', 3: 'GroupID/VID', 4: 'GroupID/MAC/VID' };

const vidField = bits(
  ['ps', 1, 'PCP significant'],
  ['pcp', 3, 'Priority code point'],
  ['vid', 12, 'VLAN identifier', { text: (v) => (v === 0 ? '0 (the bridge chooses)' : String(v)) }],
);
const macField = octets('mac', 6, 'MAC address', { type: 'mac' });
const groupField = bits(['group', 32, 'Group identifier']);

/** Rows of the filter info by format, 1 to 4 at 0 to 3 (802.1Q 41.2.9). */
export const FILTER_ROWS = [[vidField], [macField, vidField], [groupField, vidField], [groupField, macField, vidField]] as const;

/** Options of the filter list: rows by format, as many as the number of entries says. */
export const FILTER_LIST = {
  pick: (pdu: Readonly<Record<string, unknown>>): number => (pdu['filterfmt'] as number) - 1,
  count: (pdu: Readonly<Record<string, unknown>>): number => pdu['entries'] as number,
};

/** Filter info of a format that is not known: equal pieces, if the entries divide it, else just octets. */
export const unknownFilter: Show = {
  write: (to, raw, pdu) => {
    const size = raw.length / (pdu['entries'] as number);
    if (!Number.isInteger(size) || size === 0) return writeHex(to, raw);
    for (let at = 0; at < raw.length; at += size) {
      if (at > 0) to.octet(BLANK);
      writeHex(to, raw, at, at + size);
    }
  },
};

export const hasUnknownFilter = (pdu: Readonly<Record<string, unknown>>): boolean => !((pdu['filterfmt'] as number) in FILTER_FORMATS);
