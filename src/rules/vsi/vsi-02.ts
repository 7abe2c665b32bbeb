import { rule } from '../rule.js';

/** A response that nothing asked for as far as the capture shows. */
interface Lone {
  readonly key: string;
  readonly untilNs: number;
  isExplained: boolean;
}

const MAX_LONE = 64;

/**
 * A response of the bridge that nothing asked for, or that came after the station had given up. Not where a copy of the
 * request follows (the capture missed the first), not to a de-associate of what had left already, not in a capture that ever lost frames, and
 * not in the drafts: there responses look like requests, and de-associates ride along for ever.
 */
export const vsi02 = rule({
  id: 'VSI-02',
  severity: 'error',
  spec: '802.1Q 41.5',
  title: 'VDP response without a request',
  absence: true,
  bothEnds: true,
  on: 'vsi.response',
  looksBackNs: ({ channel }) => channel.operational().responseWaitNs,
  memory: () => [] as Lone[],
  remember: {
    'vsi.request': ({ life, timeNs }, lone) => {
      for (const response of lone) if (response.key === life.key && timeNs <= response.untilNs) response.isExplained = true;
    },
  },
  check: ({ life, response, answered, timeNs, frame, channel }, lone) => {
    if (answered || life.pending || response.isResponse !== true) return null;
    if (response.mode === 'deassoc' && timeNs - life.goodbyeNs <= life.limits.responseWaitNs) return null;
    const isLate = life.station.state === 'EXIT' && life.station.cause === 'timeout';
    const own: Lone = { key: life.key, untilNs: timeNs + channel.operational().ecpGiveUpNs, isExplained: false };
    if (lone.push(own) > MAX_LONE) lone.shift();
    return {
      expected: isLate ? 'a response before the station gave up' : 'a request before it',
      received: isLate ? `a response (${response.mode}) after the station had given up` : `a response (${response.mode}) that nothing asked for`,
      frames: [frame.no],
      life,
      unless: () => own.isExplained || (!isLate && channel.lossNs > -Infinity),
    };
  },
  explain: {
    why: 'The station ignores it. If it came too late, bridge and station now disagree about the VSI; if nobody asked, somebody may be forging responses.',
    usual: ['the bridge answered after the response wait delay of the station', 'the capture does not have the request', 'a bridge that answers twice', 'a forged frame'],
    try: ['look for VSI-01 of the same VSI: then the bridge is too slow', 'compare the source address with the LLDP neighbour', 'raise RWD at the station'],
  },
});
