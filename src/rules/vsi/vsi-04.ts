import type { Pending } from '../../track/pending.js';
import { rule } from '../rule.js';

/**
 * The filter of a response is not the one that was asked for; only VID 0 and PCP may be filled in. Not where frames are missing
 * since the request: it may answer another one.
 */
export const vsi04 = rule({
  id: 'VSI-04',
  severity: 'error',
  spec: '802.1Q 41.2.9',
  title: 'response with another filter',
  on: 'vsi.response',
  memory: () => new WeakSet<Pending>(),
  remember: {
    'vsi.request': ({ pending, before }, twice) => {
      if (before?.exchange === pending.exchange) twice.add(pending);
    },
  },
  check: ({ channel, life, answered, mismatch, frame }, twice) => {
    if (!answered || mismatch === null || twice.has(answered) || channel.lossNs >= answered.timeNs) return null;
    const [received = '', expected = ''] = mismatch.split(' instead of ');
    return { expected, received, frames: [answered.exchange.frame, frame.no], life };
  },
  explain: {
    why: 'The station discards the association: the bridge believes that the VSI is there, the station does not, and the virtual machine has no network.',
    usual: ['the VSI type on the bridge forces another VLAN or priority than the virtual machine asks for', 'a bug of the bridge with several filter entries'],
    try: ['compare both filters: `evbscope print -V`', 'let the bridge choose: VID 0, or no PCP, in the request', 'make the VSI type on the switch agree with the definition of the virtual machine'],
  },
});
