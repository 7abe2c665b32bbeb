import { layerRule } from '../layer-rule.js';

/** An ECPDU of the drafts with another protocol identifier, subtype or mode. Another OUI is somebody else's protocol. */
export const ecp25 = layerRule({
  id: 'ECP-25',
  severity: 'warning',
  spec: '802.1Qbg D0.2',
  title: 'draft ECP header unknown',
  of: 'ecp-draft',
  check: ({ pdu, frame }) => {
    if (!pdu) return null;
    const { pid, subtype, op } = pdu;
    const wrong = [pid === 0 ? '' : `protocol identifier ${pid}`, subtype === 0 ? '' : `subtype ${subtype}`, op <= 1 ? '' : `mode ${op}`].filter((what) => what !== '');
    return wrong.length === 0 ? null : { expected: 'protocol identifier 0, subtype 0, mode 0 or 1', received: wrong.join(', '), frames: [frame.no] };
  },
  explain: {
    why: 'The receiver drops the ECPDU without an acknowledgement: nothing that it carries reaches VDP.',
    usual: ['a later draft at one end', 'a bug of the sender', 'corruption on the way'],
    try: ['look at the frame: `evbscope print -V -x`', 'use the ratified standard at both ends'],
  },
});
