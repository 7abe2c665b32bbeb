import { layerRule } from '../layer-rule.js';

/** A TLV claims more octets than the frame has. */
export const lldp04 = layerRule({
  id: 'LLDP-04',
  severity: 'error',
  spec: '802.1AB 9.2.7.7',
  title: 'LLDP TLV runs past the frame',
  of: 'lldp',
  check: ({ layer: { fault }, frame }) => {
    if (fault?.kind !== 'short') return null;
    return { expected: `${fault.expected}: ${fault.need} octets`, received: `${fault.have} octets left at octet ${fault.at}`, frames: [frame.no] };
  },
  explain: {
    why: 'A receiver discards the whole LLDPDU, so the EVB TLV in it is never seen. A frame like this may also be an attempt to crash the parser of the other end.',
    usual: ['a bug of the LLDP agent', 'a device on the way that cuts or rewrites frames', 'someone who probes the LLDP parsers of the network'],
    try: ['look at the frame: `evbscope print -V -x`', 'compare with a capture at the sender', 'find out which device owns the source address'],
  },
});
