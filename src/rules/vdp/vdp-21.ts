import type { Layer } from '../../model/decoded.js';
import { vsiidText } from '../../text/vsi-id.js';
import { isSameOctets } from '../../track/same-octets.js';
import { vsiKey } from '../../track/vsi-key.js';
import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

function keyOf({ pdu, name, complete }: Layer): string | null {
  return name === 'vdp.assoc' && complete ? vsiKey(Number(pdu['vsiidfmt']), pdu['vsiid'] as Uint8Array) : null;
}

/** One ECPDU speaks of a VSI twice, and says two different things. */
export const vdp21 = layerRule({
  id: 'VDP-21',
  severity: 'warning',
  spec: '802.1Q 41',
  title: 'VSI named twice in one ECPDU',
  of: 'vdp',
  check: ({ decoded, layer, frame }) => {
    const seen = new Map<string, Layer>();
    for (const tlv of tlvsOf(decoded, layer)) {
      const key = keyOf(tlv);
      const first = key === null ? undefined : seen.get(key);
      if (key !== null && !first) seen.set(key, tlv);
      if (!first || isSameOctets(frame.data.subarray(first.start, first.end), frame.data.subarray(tlv.start, tlv.end))) continue;
      const { vsiidfmt, vsiid } = tlv.pdu;
      return { expected: 'one association TLV for each VSI', received: `two that differ for ${vsiidText(Number(vsiidfmt), vsiid as Uint8Array)}`, frames: [frame.no] };
    }
    return null;
  },
  explain: {
    why: 'The bridge works on one command of a VSI at a time: which of the two counts, and whether the other is answered, is up to the implementation.',
    usual: ['a hypervisor manager that does not wait for the result of its first command', 'two virtual machines with one identifier', 'a bug of the sender'],
    try: ['look at both TLVs: `evbscope print -V`', 'give each virtual machine an identifier of its own'],
  },
});
