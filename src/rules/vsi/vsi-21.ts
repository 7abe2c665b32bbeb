import { associatedUntil } from '../../track/associated-until.js';
import type { Life } from '../../track/life.js';
import { linkName } from '../link-name.js';
import { rule } from '../rule.js';

/** For how long a migration may have the VSI in both places. */
const OVERLAP_NS = 10e9;
/** The capture has to go on for as long to show what comes of it. */
const WATCHED_NS = 1e9;

/** A hint tells that it migrates, or its station, who would say so, is not in the capture. */
function mayMigrate({ tlv: { head }, requests, keepAlives }: Life): boolean {
  return head.isSuspended || head.isMigrating || requests + keepAlives === 0;
}

/** It left the place early enough for a migration. */
function hasLeft(life: Life, sinceNs: number): boolean {
  const stay = associatedUntil(life.transitions);
  return stay === null || stay.untilNs <= sinceNs + OVERLAP_NS;
}

/**
 * The same VSIID is ASSOCIATED in two places, on two links or S-channels, at the same time. Not where a hint tells of a
 * migration or the VSI leaves either place within ten seconds; not where the old place never shows itself again (its host
 * died, and the machine was started elsewhere). Two capture points of one link are one place, and local VSIIDs may be alike.
 */
export const vsi21 = rule({
  id: 'VSI-21',
  severity: 'warning',
  spec: '802.1Q 41',
  title: 'VSI associated in two places',
  absence: true,
  on: 'vsi.elsewhere',
  check: ({ life, other, timeNs }) => {
    const frames = [other, life].flatMap((one) => one.transitions.findLast(({ side, to, frame }) => side === 'station' && to === 'ASSOCIATED' && frame !== null)?.frame ?? []);
    return {
      expected: 'a de-associate there, or the hints of a migration',
      received: `it is ASSOCIATED on ${linkName(other.channel)}, too`,
      frames,
      life,
      unless: () => {
        const isUnwatched = Math.max(life.channel.link.current.lastNs, other.channel.link.current.lastNs) < timeNs + WATCHED_NS;
        const isGone = other.station.confidence === 'stale' && other.lastEvidenceNs <= timeNs;
        return isUnwatched || isGone || other.channel.lossNs >= timeNs - OVERLAP_NS || [life, other].some((one) => mayMigrate(one) || hasLeft(one, timeNs));
      },
    };
  },
  explain: {
    why: 'Two virtual machines with one identity run at the same time, or one bridge believes in a machine that is gone: switches learn its address in turns, and its disk may be written from two hosts.',
    usual: ['a machine that was started on a second host (split brain of a cluster)', 'a cloned machine that kept its identifier', 'a host that forgot to de-associate after a migration'],
    try: ['look at both lives: `evbscope vsis`', 'find out on which hosts the machine runs', 'give a clone an identifier of its own', 'de-associate the VSI that is left over'],
  },
});
