import { duration } from '../../text/duration.js';
import { DRAFT } from '../../track/evb.js';
import type { EventOf } from '../../track/event.js';
import { rule } from '../rule.js';

/** One manual of a vendor leaves the factor 1.5 of the timeout out: from here on a missing keep-alive is the likely cause. */
const FACTOR = 1.5;

/** Why the bridge did it, as far as the wire tells. */
function cause({ life, pending, channel, timeNs }: EventOf<'vsi.unsolicited'>): string {
  const limits = channel.operational();
  if (pending) {
    const waitedNs = timeNs - pending.timeNs;
    const isRunOut = life.generation === 'ratified' && waitedNs >= 0.9 * limits.resourceWaitNs;
    return isRunOut ? `the resource wait of the bridge (${duration(limits.resourceWaitNs)}) ran out` : `${duration(waitedNs)} after the request that it answers`;
  }
  const timeoutNs = life.generation === 'draft' ? DRAFT.keepAliveTimeoutNs : limits.keepAliveTimeoutNs;
  const silentNs = timeNs - life.lastEvidenceNs;
  return silentNs >= timeoutNs / FACTOR ? `no keep-alive for ${duration(silentNs)}` : 'decided at the bridge';
}

/**
 * The bridge de-associates a VSI that is there, or one that waits for an answer. Not one that had left (VSI-28), and not one
 * of which nothing was seen before: then a station's de-associate may look the same.
 */
export const vsi15 = rule({
  id: 'VSI-15',
  severity: 'error',
  spec: '802.1Q 41.5.2',
  title: 'bridge de-associated a VSI',
  on: 'vsi.unsolicited',
  check: (event) => {
    const { life, pending, hadLeft, frame } = event;
    const isThere = pending ? pending.request.mode !== 'deassoc' : life.isSettled;
    if (hadLeft || !isThere) return null;
    const isSure = life.channel.lossNs < life.lastEvidenceNs;
    // In the drafts an answer to a de-associate that the capture missed looks the same.
    if (!isSure && life.generation === 'draft') return null;
    return {
      expected: pending ? 'a response' : `${life.station.state} until the station leaves`,
      received: `an unsolicited de-associate, ${cause(event)}`,
      frames: pending ? [pending.exchange.frame, frame.no] : [frame.no],
      life,
      confidence: isSure ? 'confirmed' : 'stale',
      severity: isSure ? 'error' : 'warning',
      reason: isSure ? '' : 'frames are missing: the VSI may have left before',
    };
  },
  explain: {
    why: 'The virtual machine is cut off at once. Nothing tells the guest; the host may ask again, or not.',
    usual: ['the station sent no keep-alive in time (agent hung, host overloaded)', 'the VSI manager did not answer before the resource wait ran out', 'an administrator removed the VSI or shut the port', 'the switch was reconfigured'],
    try: ['read the cause in this finding, then the log of the switch', 'was the agent on the host alive? (VSI-12, LLDP-09)', 'ask for the VSI again'],
  },
});
