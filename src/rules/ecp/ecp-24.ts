import { layerRule } from '../layer-rule.js';

const HEADER = 4;

/**
 * A request of the ratified standard that carries nothing. Those of the drafts are harmless (lldpad sends three when it
 * starts) and are not told; that VDP lacks its TLVs is the consequence.
 */
export const ecp24 = layerRule({
  id: 'ECP-24',
  severity: 'note',
  spec: '802.1Q 43',
  title: 'empty ECP request',
  of: 'ecp',
  check: ({ pdu, layer, frame }) => {
    if (pdu?.version !== 1 || pdu.op !== 0 || (pdu.subtype !== 1 && pdu.subtype !== 2)) return null;
    const isEmpty = frame.data.subarray(layer.start + HEADER, layer.end).every((octet) => octet === 0);
    return isEmpty ? { expected: pdu.subtype === 1 ? 'VDP TLVs' : 'PE-CSP TLVs', received: 'nothing behind the header', frames: [frame.no] } : null;
  },
  explain: {
    why: 'The receiver acknowledges it and finds nothing to do. Nothing breaks, but the sender thinks that it has sent something.',
    usual: ['a sender that clears its buffer too early', 'a test of the link by the sender'],
    try: ['look at the frame: `evbscope print -x`', 'does the VSI that was meant come later? `evbscope vsis`'],
  },
});
