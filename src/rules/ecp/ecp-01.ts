import { layerRule } from '../layer-rule.js';
import { isOddAnswer } from './answered.js';

const VERSION = 1;

/** An ECPDU of another version. As the answer to a known request it is ECP-16. */
export const ecp01 = layerRule({
  id: 'ECP-01',
  severity: 'error',
  spec: '802.1Q 43.3',
  title: 'ECP version unknown',
  of: 'ecp',
  check: (event) => {
    const { pdu, frame } = event;
    if (!pdu || pdu.version === VERSION || isOddAnswer(event)) return null;
    return { expected: `version ${VERSION}`, received: `version ${pdu.version}`, frames: [frame.no] };
  },
  explain: {
    why: 'The receiver drops the ECPDU without an acknowledgement: nothing that it carries reaches VDP, and the VSI times out.',
    usual: ['a bug of the sender', 'corruption on the way', 'another protocol under the EtherType of ECP'],
    try: ['look at the frame: `evbscope print -V -x`', 'find out which device owns the source address', 'update its software'],
  },
});
