import { duration } from '../../text/duration.js';
import type { Life } from '../../track/life.js';
import type { Pending } from '../../track/pending.js';
import { withSlack } from '../../track/slack.js';
import { isGivenUp } from '../ecp/given-up.js';
import { rule } from '../rule.js';

/** The bridge does not know a VSI by VID 0 any more once it has assigned one: no answer is the consequence of VSI-06. */
function keepsNullVid(life: Life, { request }: Pending): boolean {
  return life.assignedFrame !== null && request.filter.some(({ vid }) => vid === 0);
}

/**
 * No answer within the response wait delay. A request whose ECPDU was never acknowledged is ECP-04, of which this is only the
 * consequence; a de-associate of the bridge answers it too (VSI-15), and a response within the slack is VSI-02 alone. A request under a used number never got
 * there: ECP-08. Assumed timers are refuted by a TLV with longer ones.
 */
export const vsi01 = rule({
  id: 'VSI-01',
  severity: 'error',
  spec: '802.1Q 41.5.5.9',
  title: 'no VDP response',
  absence: true,
  bothEnds: true,
  timers: true,
  on: 'vsi.unanswered',
  memory: () => ({ hasAnswer: false, late: new WeakMap<Life, number>() }),
  remember: {
    'vsi.response': ({ life, answered, timeNs }, memory) => {
      if (answered) memory.hasAnswer = true;
      else memory.late.set(life, timeNs);
    },
  },
  check: ({ life, pending, channel, timeNs }, memory) => {
    if (isGivenUp(pending.exchange) || pending.exchange.isConflict || keepsNullVid(life, pending)) return null;
    const { frame, ackFrame, generation, speaker } = pending.exchange;
    return {
      expected: `a response within ${duration(pending.responseWaitNs)}`,
      received: `none to the ${pending.isKeepAlive ? 'keep-alive' : 'request'} (${pending.request.mode})`,
      frames: ackFrame === null ? [frame] : [frame, ackFrame],
      life,
      reason: ackFrame === null ? '' : 'the bridge did acknowledge the ECPDU',
      timerNs: pending.responseWaitNs,
      unless: () => {
        // The drafts tell requests from answers by the sender alone, and who is who only an answer proves.
        const isAnswer = generation === 'draft' && speaker.role === 'bridge';
        const isUnsure = isAnswer || (generation === 'draft' && !memory.hasAnswer && channel.opposite(speaker)?.senders.has('draft') === true);
        const lateNs = (memory.late.get(life) ?? -Infinity) - timeNs;
        const isRefuted = pending.isAssumed && life.limits.responseWaitNs > pending.responseWaitNs;
        return isUnsure || isRefuted || (lateNs >= 0 && lateNs <= withSlack(pending.responseWaitNs) - pending.responseWaitNs);
      },
    };
  },
  explain: {
    why: 'The station gives the VSI up without a further frame. Its virtual machine has no network, and nothing but this silence says so.',
    usual: ['VDP is not running on the bridge although it acknowledges ECP', 'the switch waits for a VSI manager that does not answer', 'the request has an error that makes the bridge ignore it', 'the response was lost: ECP-04 of the bridge then stands beside this'],
    try: ['is VDP enabled on the switch port, and does it know the VSI type?', 'can the switch reach its VSI manager?', 'look for VDP-nn findings of the same frame', 'ask for the VSI again (restart the virtual machine, or `vdptool`)'],
  },
});
