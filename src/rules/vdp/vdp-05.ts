import type { Layer } from '../../model/decoded.js';
import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength, tlvsOf } from '../tlv-chain.js';

/** Octets before the filter info, and per entry of the filter formats 1 to 4. */
const HEAD = 25;
const ENTRY = [2, 8, 6, 12];
const LAST_TYPE = 4;
/** Where format and number of entries stand in the info string. */
const FORMAT_AT = 22;
const ENTRIES_AT = 23;

/** What the fields of an association TLV make of its length; null where they do not tell (N is 0, an unknown format, too short for them). */
function lengthSaid(format: unknown, entries: unknown): number | null {
  const size = ENTRY[Number(format) - 1];
  return size === undefined || typeof entries !== 'number' || entries === 0 ? null : HEAD + entries * size;
}

function wrong(tlv: Layer): { expected: string; received: string } | null {
  if (tlv.name !== 'vdp.assoc') return null;
  const length = infoLength(tlv);
  const said = lengthSaid(tlv.pdu['filterfmt'], tlv.pdu['entries']);
  if (said === null ? length >= HEAD : said === length) return null;
  const expected = said === null ? `at least ${HEAD} octets` : `${said} octets, ${HEAD} and the filter entries`;
  return { expected, received: count(length, 'octet') };
}

/** The same of an association TLV that runs past the frame: its head alone is looked at. */
function wrongHead(data: Uint8Array, at: number): { expected: string; received: string } | null {
  const type = data[at]! >> 1;
  const length = ((data[at]! & 1) << 8) | data[at + 1]!;
  if (type < 1 || type > LAST_TYPE || data.length < at + 2 + HEAD) return null;
  const said = lengthSaid(data[at + 2 + FORMAT_AT], (data[at + 2 + ENTRIES_AT]! << 8) | data[at + 3 + ENTRIES_AT]!);
  return said === null || said === length ? null : { expected: `${said} octets, ${HEAD} and the filter entries`, received: count(length, 'octet') };
}

/** An association TLV whose length is not 25 + N x entry. One that is right, and runs past the frame all the same, is ECP-23. */
export const vdp05 = layerRule({
  id: 'VDP-05',
  severity: 'error',
  spec: '802.1Q 41.2',
  title: 'association TLV of wrong length',
  of: 'vdp',
  check: ({ decoded, layer, frame }) => {
    const { fault } = layer;
    const tlvs = tlvsOf(decoded, layer);
    if (fault === null && tlvs.every((tlv) => wrong(tlv) === null)) return null;
    const cut = fault?.kind === 'short' ? wrongHead(frame.data, fault.at) : null;
    return [...tlvs.flatMap((tlv) => wrong(tlv) ?? []), ...(cut ? [cut] : [])].map((what) => ({ ...what, frames: [frame.no] }));
  },
  explain: {
    why: 'The receiver acknowledges the ECPDU and ignores the TLV: no answer comes, the VSI times out and the virtual machine has no network.',
    usual: ['a bug of the sender with several filter entries', 'an ECPDU that was longer than the sender could send', 'an implementation of another draft'],
    try: ['look at the frame: `evbscope print -V -x`', 'try the VSI with one filter entry', 'update the sender'],
  },
});
