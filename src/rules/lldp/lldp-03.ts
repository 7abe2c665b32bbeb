import { count } from '../../text/number.js';
import { rule } from '../rule.js';
import { infoLength, tlvChain } from '../tlv-chain.js';

/** The TTL TLV does not hold two octets: less is an error, more a warning (allowed, but lldpad discards it). */
export const lldp03 = rule({
  id: 'LLDP-03',
  severity: 'error',
  spec: '802.1AB 8.5.4',
  title: 'TTL TLV of wrong length',
  on: 'frame',
  of: 'lldp.ttl',
  check: ({ decoded, frame }) => {
    const ttl = tlvChain(decoded, 'lldp')?.tlvs.find(({ name }) => name === 'lldp.ttl');
    const length = ttl ? infoLength(ttl) : 2;
    if (length === 2) return null;
    return { expected: '2 octets', received: count(length, 'octet'), frames: [frame.no], severity: length < 2 ? 'error' : 'warning' };
  },
  explain: {
    why: 'lldpad and other agents discard the whole LLDPDU, so EVB does not start with them.',
    usual: ['a bug of the LLDP agent', 'a vendor extension behind the two octets'],
    try: ['look at the frame: `evbscope print -V`', 'update the LLDP agent of the sender'],
  },
});
