import { layerRule } from '../layer-rule.js';

/** Neither request nor acknowledgement. Of another version it is ECP-01. */
export const ecp02 = layerRule({
  id: 'ECP-02',
  severity: 'error',
  spec: '802.1Q 43.3',
  title: 'ECP operation unknown',
  of: 'ecp',
  check: ({ pdu, frame }) => {
    if (!pdu || pdu.version !== 1 || pdu.op <= 1) return null;
    return { expected: 'request (0) or acknowledgement (1)', received: `operation ${pdu.op}`, frames: [frame.no] };
  },
  explain: {
    why: 'The receiver drops the ECPDU without an acknowledgement: nothing that it carries reaches VDP.',
    usual: ['a bug of the sender', 'corruption on the way'],
    try: ['look at the frame: `evbscope print -V -x`', 'find out which device owns the source address', 'update its software'],
  },
});
