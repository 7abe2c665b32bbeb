import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength, tlvsOf } from '../tlv-chain.js';

/** The LLDPDU does not end in an End TLV, or in one that has octets. In a padded frame the padding reads as an End TLV. */
export const lldp05 = layerRule({
  id: 'LLDP-05',
  severity: 'warning',
  spec: '802.1AB 8.5.1',
  title: 'LLDPDU without a proper End TLV',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    if (layer.fault?.kind === 'missing') return { expected: 'an End TLV of no octets', received: 'none', frames: [frame.no] };
    const end = tlvsOf(decoded, layer).find(({ name }) => name === 'lldp.end');
    const length = end ? infoLength(end) : 0;
    return length === 0 ? null : { expected: 'an End TLV of no octets', received: `one of ${count(length, 'octet')}`, frames: [frame.no] };
  },
  explain: {
    why: 'The End TLV was mandatory until 2009. Older receivers discard an LLDPDU without it, and EVB never starts with them.',
    usual: ['an LLDP agent of the newer standard in front of an old receiver', 'a home-made LLDP agent', 'a device on the way that cuts frames'],
    try: ['does the other end answer? `evbscope print -Y lldp`', 'update the LLDP agent of the sender', 'compare with a capture at the sender'],
  },
});
