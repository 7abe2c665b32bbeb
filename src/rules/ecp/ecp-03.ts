import { layerRule } from '../layer-rule.js';
import { isOddAnswer } from './answered.js';

const KNOWN = [1, 2];
/** LRP of 802.1CS travels in ECP, too; which number it has is not published. It may well be the next one. */
const NEXT = 3;

/** A subtype that is neither VDP nor PE-CSP. Of another version or operation it is ECP-01 or ECP-02. */
export const ecp03 = layerRule({
  id: 'ECP-03',
  severity: 'warning',
  spec: '802.1Q 43.3.3',
  title: 'ECP subtype unknown',
  of: 'ecp',
  check: (event) => {
    const { pdu, frame } = event;
    if (!pdu || pdu.version !== 1 || pdu.op > 1 || KNOWN.includes(pdu.subtype) || isOddAnswer(event)) return null;
    const perhaps = pdu.subtype === NEXT ? ({ severity: 'note', reason: 'it may be LRP' } as const) : {};
    return { expected: 'VDP (1) or PE-CSP (2)', received: `subtype ${pdu.subtype}`, frames: [frame.no], ...perhaps };
  },
  explain: {
    why: 'A receiver that does not know the subtype drops the ECPDU without an acknowledgement: nothing that it carries arrives.',
    usual: ['a protocol newer than this program', 'a bug of the sender', 'corruption on the way'],
    try: ['look at the frame: `evbscope print -V -x`', 'find out which device owns the source address, and what runs there'],
  },
});
