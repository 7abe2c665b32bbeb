import { rule } from '../rule.js';

const RESERVED = 2;
const BRIDGE = 1;

/** A station says its reflective relay status in a reserved value. A bridge only repeats it. */
export const evb12 = rule({
  id: 'EVB-12',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'reserved reflective relay status',
  on: 'evb',
  check: ({ tlv, frame }) => {
    if (tlv.rrstat !== RESERVED || tlv.mode === BRIDGE || frame === null) return null;
    return { expected: 'RRSTAT 0 (off), 1 (on) or 3 (unknown)', received: 'RRSTAT 2', frames: [frame.no] };
  },
  explain: {
    why: 'Nobody can tell whether the station sends traffic between its virtual machines to the bridge: they may not reach each other.',
    usual: ['a bug of the station', 'corruption on the way'],
    try: ['look at the bits: `evbscope print -V -x`', 'update the LLDP agent of the host'],
  },
});
