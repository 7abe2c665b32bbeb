import type { Layer } from '../../model/decoded.js';
import { vsiidText } from '../../text/vsi-id.js';
import { vsiKey } from '../../track/vsi-key.js';
import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const CISCO = ['vdp.cisco-vm', 'vdp.cisco-address'];

/** Format and VSIID of a TLV that was read as far as that; null of another. */
function keyOf({ pdu }: Layer): string | null {
  const { vsiidfmt, vsiid } = pdu;
  return typeof vsiidfmt === 'number' && vsiid instanceof Uint8Array && vsiid.length === 16 ? vsiKey(vsiidfmt, vsiid) : null;
}

/** A Cisco TLV with the name or an address of a virtual machine is for a VSI that the ECPDU does not speak of. */
export const vdp24 = layerRule({
  id: 'VDP-24',
  severity: 'warning',
  spec: 'Cisco',
  title: 'virtual machine named for another VSI',
  of: 'vdp',
  check: ({ decoded, layer, frame }) => {
    const tlvs = tlvsOf(decoded, layer);
    const known = tlvs.filter(({ name }) => name === 'vdp.assoc').map(keyOf);
    const stray = tlvs.find((tlv) => CISCO.includes(tlv.name) && keyOf(tlv) !== null && !known.includes(keyOf(tlv)));
    if (!stray || known.length === 0 || known.includes(null)) return null;
    const { vsiidfmt, vsiid } = stray.pdu;
    return { expected: 'the VSIID of an association TLV of the same ECPDU', received: vsiidText(Number(vsiidfmt), vsiid as Uint8Array), frames: [frame.no] };
  },
  explain: {
    why: 'The switch binds the name or the address to the wrong VSI, or to none: its lists of virtual machines cannot be trusted.',
    usual: ['a station that fills the TLV from another virtual machine', 'an identifier that was changed while the machine ran', 'octets in the wrong order'],
    try: ['compare the TLVs: `evbscope print -V`', 'restart the agent on the host', 'update the station'],
  },
});
