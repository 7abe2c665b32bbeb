import { rule } from '../rule.js';

/** A response of the bridge that nothing asked for, or that came after the station had given up. */
export const vsi02 = rule({
  id: 'VSI-02',
  severity: 'error',
  spec: '802.1Q 41.5',
  title: 'VDP response without a request',
  absence: true,
  bothEnds: true,
  on: 'vsi.response',
  looksBackNs: ({ channel }) => channel.operational().responseWaitNs,
  check: ({ life, response, answered, frame }) => {
    // The drafts do not tell responses from requests, and de-associates ride along in them for ever.
    if (answered || life.pending || response.isResponse !== true) return null;
    const isLate = life.station.state === 'EXIT' && life.station.cause === 'timeout';
    return {
      expected: isLate ? 'a response before the station gave up' : 'a request before it',
      received: isLate ? `a response (${response.mode}) after the station had given up` : `a response (${response.mode}) that nothing asked for`,
      frames: [frame.no],
      life,
    };
  },
  explain: {
    why: 'The station ignores it. If it came too late, bridge and station now disagree about the VSI; if nobody asked, somebody may be forging responses.',
    usual: ['the bridge answered after the response wait delay of the station', 'the capture does not have the request', 'a bridge that answers twice', 'a forged frame'],
    try: ['look for VSI-01 of the same VSI: then the bridge is too slow', 'compare the source address with the LLDP neighbour', 'raise RWD at the station'],
  },
});
