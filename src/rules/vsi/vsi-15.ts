import { duration } from '../../text/duration.js';
import type { EventOf } from '../../track/event.js';
import { rule } from '../rule.js';

type Unsolicited = EventOf<'vsi.unsolicited'>;

/** One manual of a vendor leaves the factor 1.5 of the timeout out: from here on a missing keep-alive is the likely cause. */
const FACTOR = 1.5;

function isSilent({ life, timeNs }: Unsolicited): boolean {
  return timeNs - life.lastEvidenceNs >= life.limits.keepAliveTimeoutNs / FACTOR;
}

/** Why the bridge did it, as far as the wire tells. */
function cause(event: Unsolicited): string {
  const { life, pending, timeNs } = event;
  const { resourceWaitNs } = life.limits;
  if (!pending) return isSilent(event) ? `no keep-alive for ${duration(timeNs - life.lastEvidenceNs)}` : 'decided at the bridge';
  const waitedNs = timeNs - pending.timeNs;
  const isRunOut = life.generation === 'ratified' && waitedNs >= 0.9 * resourceWaitNs;
  return isRunOut ? `the resource wait of the bridge (${duration(resourceWaitNs)}) ran out` : `${duration(waitedNs)} after the request that it answers`;
}

/**
 * Frames are missing since the VSI last showed itself, and it may have left meanwhile: an lldpad bridge ends it once more a
 * keep-alive timeout later (VSI-28); in the drafts the answer to its de-associate looks just the same.
 */
function mayHaveLeft(event: Unsolicited): boolean {
  const { life, pending, channel } = event;
  if (life.generation === 'draft') return channel.lossNs >= (pending?.timeNs ?? life.lastEvidenceNs);
  return !pending && channel.lossNs >= life.lastEvidenceNs && isSilent(event);
}

/**
 * The bridge de-associates a VSI that is there, or one that waits for an answer. Not one that had left (VSI-28) or may have,
 * and not one of which nothing was seen before: then a station's de-associate looks the same. Drafts name no roles: it takes
 * a request and its answer to tell them.
 */
export const vsi15 = rule({
  id: 'VSI-15',
  severity: 'error',
  spec: '802.1Q 41.5.2',
  title: 'bridge de-associated a VSI',
  on: 'vsi.unsolicited',
  memory: () => ({ hasAnswer: false }),
  remember: { 'vsi.response': ({ answered }, memory) => void (memory.hasAnswer ||= answered !== null) },
  check: (event, { hasAnswer }) => {
    const { life, pending, hadLeft, frame } = event;
    if (life.generation === 'draft' && !hasAnswer) return null;
    const isThere = pending ? pending.request.mode !== 'deassoc' : life.isSettled;
    if (hadLeft || !isThere || mayHaveLeft(event)) return null;
    return {
      expected: pending ? 'a response' : `${life.station.state} until the station leaves`,
      received: `an unsolicited de-associate, ${cause(event)}`,
      frames: pending ? [pending.exchange.frame, frame.no] : [frame.no],
      life,
    };
  },
  explain: {
    why: 'The virtual machine is cut off at once. Nothing tells the guest; the host may ask again, or not.',
    usual: ['the station sent no keep-alive in time (agent hung, host overloaded)', 'the VSI manager did not answer before the resource wait ran out', 'an administrator removed the VSI or shut the port', 'the switch was reconfigured'],
    try: ['read the cause in this finding, then the log of the switch', 'was the agent on the host alive? (LLDP-09)', 'ask for the VSI again'],
  },
});
