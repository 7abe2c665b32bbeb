import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import type { Speaker } from '../../track/channel.js';

/**
 * A new request for a VSI whose last one is not answered yet. Not after a restart of the station, not where the last one was
 * never delivered (ECP-04), not by a keep-alive (it comes after an answer that the capture missed), and not in the drafts, whose stations repeat the TLVs of all VSIs in every ECPDU.
 */
export const vsi27 = rule({
  id: 'VSI-27',
  severity: 'warning',
  spec: '802.1Q 41.5.3',
  title: 'VDP request while another waits',
  absence: true,
  bothEnds: true,
  on: 'vsi.request',
  memory: () => new Map<Speaker, number>(),
  remember: {
    'ecp.sequence': ({ speaker, kind, timeNs }, restarts) => {
      if (kind === 'restart') restarts.set(speaker, timeNs);
    },
  },
  check: ({ life, request, pending, before, timeNs, frame }, restarts) => {
    if (!before || pending.isKeepAlive || request.generation === 'draft' || before.exchange.ackedNs === null) return null;
    const hasRestarted = (restarts.get(pending.exchange.speaker) ?? -Infinity) >= before.timeNs;
    if (hasRestarted) return null;
    return {
      expected: `an answer to the ${before.request.mode} first`,
      received: `${request.mode} ${duration(timeNs - before.timeNs)} after it`,
      frames: [before.exchange.frame, frame.no],
      life,
    };
  },
  explain: {
    why: 'The bridge may drop the new request without a word while it works on the one before: then the VSI ends up in another state than the station wanted.',
    usual: ['a hypervisor manager that does not wait for the result', 'a virtual machine that was stopped while it was still being associated'],
    try: ['look at the order: `evbscope vsis`', 'is the answer just slow? `evbscope stats`', 'ask again after the first answer'],
  },
});
