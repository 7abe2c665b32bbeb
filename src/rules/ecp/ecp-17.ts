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
    const behind = frame.data.subarray(layer.start + HEADER, layer.end);
    const first = behind.findIndex((octet) => octet !== 0);
    if (first < 0) return null;
    return { expected: 'nothing but zeros', received: `0x${behind[first]!.toString(16).padStart(2, '0')} at octet ${layer.start + HEADER + first}`, frames: [frame.no] };
  },
  explain: {
    why: 'An acknowledgement carries nothing: receivers ignore what is there. It is memory of the sender that was not cleared, and may hold pieces of other frames.',
    usual: ['a driver that pads short frames with old memory', 'a receiver that sends the request back with the operation changed', 'a frame check sequence that the capture does not declare'],
    try: ['look at the octets: `evbscope print -x`', 'update driver or agent of the sender'],
  },
});
