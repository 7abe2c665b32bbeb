import type { Life } from '../../track/life.js';
import { withSlack } from '../../track/slack.js';
import { rule } from '../rule.js';

const WAIT_NS = 1e9;

/** The bridge refused a keep-alive and kept the state it had: the station has to de-associate at once, and does not. */
export const vsi14 = rule({
  id: 'VSI-14',
  severity: 'warning',
  spec: '802.1Q 41.5.3',
  title: 'no de-associate after a kept keep-alive',
  absence: true,
  bothEnds: true,
  on: 'vsi.response',
  memory: () => new WeakMap<Life, number>(),
  remember: {
    'vsi.request': ({ life, request, timeNs }, leaving) => {
      if (request.mode === 'deassoc') leaving.set(life, timeNs);
    },
  },
  check: ({ life, response, answered, timeNs, frame, link }, leaving) => {
    if (!answered?.isKeepAlive || answered.request.mode !== 'assoc' || response.error === 0 || !response.isKept) return null;
    const untilNs = timeNs + withSlack(WAIT_NS);
    return {
      expected: 'a de-associate of the station within 1 s',
      received: `none after error ${response.error}, state kept`,
      frames: [answered.exchange.frame, frame.no],
      life,
      // A capture that ends before shows nothing.
      unless: () => (leaving.get(life) ?? -Infinity) >= timeNs && leaving.get(life)! <= untilNs ? true : link.current.lastNs < untilNs,
    };
  },
  explain: {
    why: 'The bridge holds a state that the station no longer asks for. Station and bridge go on with different ideas of the VSI, until one of them times out.',
    usual: ['a station that takes Keep for success', 'the agent on the host hangs or was killed'],
    try: ['compare both states: `evbscope vsis`', 'de-associate the VSI and ask for it again', 'read the error of the response: `evbscope print -V`'],
  },
});
