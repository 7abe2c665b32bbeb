import { count } from '../../text/number.js';
import { layerRule } from '../layer-rule.js';
import { infoLength } from '../tlv-chain.js';

/** OUI and subtype. */
const LENGTH = 4;

/** An organizationally specific TLV that has no room for its OUI and subtype. More than 511 octets no TLV can claim. */
export const lldp17 = layerRule({
  id: 'LLDP-17',
  severity: 'note',
  spec: '802.1AB 8.6',
  title: 'organizational TLV too short',
  of: 'lldp.org',
  check: ({ layer, frame }) => {
    const length = infoLength(layer);
    return length >= LENGTH ? null : { expected: `${LENGTH} octets or more`, received: count(length, 'octet'), frames: [frame.no] };
  },
  explain: {
    why: 'Nobody can tell whose TLV it is, so it is lost; some receivers discard what follows as well.',
    usual: ['a bug of the LLDP agent', 'a device on the way that rewrites LLDP'],
    try: ['look at the frame: `evbscope print -V -x`', 'update the LLDP agent of the sender'],
  },
});
