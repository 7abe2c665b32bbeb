import { dropOldest } from '../../model/oldest-first.js';
import { isSameRequest, type VsiTlv } from '../../track/vsi-tlv.js';
import { rule } from '../rule.js';

interface Refused {
  readonly request: VsiTlv;
  readonly frame: number;
  readonly error: number;
}

const MAX_REFUSED = 10_000;

/** The bridge said that the same again is useless (Hard), and the station asks the same again. */
export const vsi08 = rule({
  id: 'VSI-08',
  severity: 'error',
  spec: '802.1Q 41.2.3',
  title: 'same request again after a hard error',
  on: 'vsi.request',
  memory: (drop: () => void) => ({ refused: new Map<string, Refused>(), drop }),
  remember: {
    'vsi.response': ({ life, response, answered, frame }, { refused, drop }) => {
      refused.delete(life.key);
      if (!response.isHard || response.error === 0 || !answered) return;
      refused.set(life.key, { request: answered.request, frame: frame.no, error: response.error });
      for (let rest = dropOldest(refused, MAX_REFUSED).length; rest > 0; rest--) drop();
    },
  },
  check: ({ life, request, frame }, { refused }) => {
    const before = refused.get(life.key);
    if (!before || !isSameRequest(before.request, request)) return null;
    return { expected: 'another request, or none', received: `the request that was refused with error ${before.error}`, frames: [before.frame, frame.no], life };
  },
  explain: {
    why: 'It will be refused for ever: the virtual machine has no network, and switch and VSI manager are kept busy.',
    usual: ['a hypervisor manager that retries without reading the error', 'a VSI type that the switch does not know'],
    try: ['read the error: `evbscope print -V`', 'correct VSI type, version or VLAN in the definition of the virtual machine, then start it again'],
  },
});
