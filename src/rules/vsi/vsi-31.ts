import { rule } from '../rule.js';

/** A response of another type than its request: bridges answer what they refuse with a de-associate. */
export const vsi31 = rule({
  id: 'VSI-31',
  severity: 'note',
  spec: '802.1Q 41.5.2',
  title: 'response of another type than the request',
  on: 'vsi.response',
  check: ({ life, response, answered, frame }) => {
    if (!answered || response.generation === 'draft' || response.head.type === answered.request.head.type) return null;
    const { head } = answered.request;
    return { expected: `type ${head.type}, ${head.mode}`, received: `type ${response.head.type}, ${response.mode}${response.error === 0 ? '' : `, error ${response.error}`}`, frames: [answered.exchange.frame, frame.no], life };
  },
  explain: {
    why: 'It is how the bridge machine of the standard refuses: the VSI is gone, whatever type the request had. Together with success it leaves the station in doubt.',
    usual: ['a refusal, see the error beside this note', 'a bridge that answers every request with one type'],
    try: ['read the finding about the refusal', 'look at both frames: `evbscope print -V`'],
  },
});
