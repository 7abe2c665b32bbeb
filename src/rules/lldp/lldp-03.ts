import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength } from '../tlv-chain.js';

/** The TTL TLV does not hold two octets: less is an error, more a warning (allowed, but lldpad discards it). */
export const lldp03 = layerRule({
  id: 'LLDP-03',
  severity: 'error',
  spec: '802.1AB 8.5.4',
  title: 'TTL TLV of wrong length',
  of: 'lldp.ttl',
  check: ({ decoded, layer, frame }) => {
    const length = infoLength(layer);
    // A second one is LLDP-02.
    if (length === 2 || decoded.layers.find(({ name }) => name === 'lldp.ttl') !== layer) return null;
    return { expected: '2 octets', received: count(length, 'octet'), frames: [frame.no], severity: length < 2 ? 'error' : 'warning' };
  },
  explain: {
    why: 'lldpad and other agents discard the whole LLDPDU, so EVB does not start with them.',
    usual: ['a bug of the LLDP agent', 'a vendor extension behind the two octets'],
    try: ['look at the frame: `evbscope print -V`', 'update the LLDP agent of the sender'],
  },
});
