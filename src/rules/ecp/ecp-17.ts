import { layerRule } from '../layer-rule.js';

const ACK = 1;
const HEADER = 4;

/** Octets behind the header of an acknowledgement that are not zero. */
export const ecp17 = layerRule({
  id: 'ECP-17',
  severity: 'note',
  spec: '802.1Q 43',
  title: 'ECP acknowledgement with data behind it',
  of: 'ecp',
  check: ({ pdu, layer, frame }) => {
    if (pdu?.op !== ACK) return null;
    let at = layer.start + HEADER;
    while (at < layer.end && frame.data[at] === 0) at++;
    if (at >= layer.end) return null;
    return { expected: 'nothing but zeros', received: `0x${frame.data[at]!.toString(16).padStart(2, '0')} at octet ${at}`, frames: [frame.no] };
  },
  explain: {
    why: 'An acknowledgement carries nothing: receivers ignore what is there. It is memory of the sender that was not cleared, and may hold pieces of other frames.',
    usual: ['a driver that pads short frames with old memory', 'a receiver that sends the request back with the operation changed', 'a frame check sequence that the capture does not declare'],
    try: ['look at the octets: `evbscope print -x`', 'update driver or agent of the sender'],
  },
});
