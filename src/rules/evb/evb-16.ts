import type { Evb } from '../../track/pdus.js';
import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';
import { PARAMETERS } from './parameters.js';

const REFRESHES = 3;

/** All zero means unset. */
function isSet({ r, rte, rwd, rka }: Evb): boolean {
  return r + rte + rwd + rka > 0;
}

/** The values in which the ends differ; a lower one that is called the other end's is EVB-17. */
function differences(one: Evb, two: Evb): string[] {
  const isMistaken = (mine: number, theirs: number, isRemote: boolean): boolean => isRemote && mine < theirs;
  return PARAMETERS.flatMap(({ key, title, isRemote }) => {
    const [a, b] = [one[key], two[key]];
    if (a === b || isMistaken(a, b, isRemote(one)) || isMistaken(b, a, isRemote(two))) return [];
    return [`${title} ${a} and ${b}`];
  });
}

/** R, RTE, RWD or RKA differ between the ends for more than three refreshes. Ends that are set by hand look the same. */
export const evb16 = rule({
  id: 'EVB-16',
  severity: 'note',
  spec: '802.1Q D.2.12',
  title: 'ends do not agree on timers',
  history: true,
  on: 'evb',
  memory: () => new Lasting(),
  check: ({ channel, speaker, timeNs, frame }, different) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    const [one, two] = [station?.evb?.tlv, bridge?.evb?.tlv];
    if (!station || !bridge || !one || !two || frame === null || !isSet(one) || !isSet(two)) return different.cease();
    const what = differences(one, two);
    if (what.length === 0) return different.cease();
    different.hold(speaker, timeNs, frame.no);
    const frames = different.afterRefreshes(REFRESHES, [station, bridge]);
    return frames && { expected: 'the larger value from both ends', received: `${what.join(', ')} from station and bridge`, frames };
  },
  explain: {
    why: 'Each end computes its timers by its own values: one may give up while the other still waits, and a bridge may drop a VSI whose keep-alive is not due yet at the station.',
    usual: ['one end is set to ignore the values of the other (manual mode)', 'one end does not hear the other', 'an implementation that does not take over the larger value'],
    try: ['set the same values at both ends', 'look for keep-alives that come too late: `evbscope vsis`', 'does each end repeat the octet of the other? `evbscope print -V`'],
  },
});
