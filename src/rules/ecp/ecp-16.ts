import { layerRule } from '../layer-rule.js';
import { answered, isOddAnswer } from './answered.js';

const NAMES: Readonly<Record<number, string>> = { 1: 'VDP', 2: 'PE-CSP' };
const text = (version: number, subtype: number): string => `version ${version}, subtype ${subtype}${NAMES[subtype] ? ` (${NAMES[subtype]})` : ''}`;

/** An acknowledgement whose version or subtype is not that of its request. */
export const ecp16 = layerRule({
  id: 'ECP-16',
  severity: 'error',
  spec: '802.1Q 43',
  title: 'ECP acknowledgement differs from its request',
  of: 'ecp',
  check: (event) => {
    const { pdu, frame } = event;
    const request = answered(event);
    if (!pdu || !request || !isOddAnswer(event)) return null;
    return { expected: text(1, request.subtype), received: text(pdu.version, pdu.subtype), frames: [request.frame, frame.no] };
  },
  explain: {
    why: 'The sender may not take it for an acknowledgement: it repeats the request and in the end gives it up, though the other end has acted upon it.',
    usual: ['a receiver that builds its acknowledgements with constants', 'an acknowledgement of something else under the same number', 'corruption on the way'],
    try: ['compare both frames: `evbscope print -V`', 'update the receiver'],
  },
});
