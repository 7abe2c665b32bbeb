import { rule } from '../rule.js';

/** lldpad of the drafts sends an empty request when it starts, up to three where nobody answers. */
const START_UP = 3;

/**
 * A request that carries nothing; that VDP lacks its TLVs is the consequence. With the drafts it is harmless, and what
 * lldpad sends when it starts, under the numbers 1 to 3, is not told.
 */
export const ecp24 = rule({
  id: 'ECP-24',
  severity: 'note',
  spec: '802.1Q 43',
  title: 'empty ECP request',
  on: ['ecp.request', 'ecp.retransmission'],
  check: ({ exchange: { isEmpty, generation, subtype, seq }, frame }) => {
    const isDraft = generation === 'draft';
    if (!isEmpty || frame.data.length < frame.origLen || (isDraft && seq <= START_UP)) return null;
    return { expected: subtype === 2 ? 'PE-CSP TLVs' : 'VDP TLVs', received: 'nothing behind the header', frames: [frame.no], reason: isDraft ? 'harmless in the drafts' : '' };
  },
  explain: {
    why: 'The receiver acknowledges it and finds nothing to do. Nothing breaks, but the sender thinks that it has sent something.',
    usual: ['a sender that clears its buffer too early', 'a test of the link by the sender'],
    try: ['look at the frame: `evbscope print -x`', 'does the VSI that was meant come later? `evbscope vsis`'],
  },
});
