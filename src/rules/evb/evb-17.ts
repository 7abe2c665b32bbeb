import type { Speaker } from '../../track/channel.js';
import type { Side } from '../../model/vsi.js';
import { rule, type Verdict } from '../rule.js';
import { Contradiction } from './contradiction.js';
import { PARAMETERS } from './parameters.js';

/** What `speaker` calls the other end's value although that end's is larger. */
function mistakes(speaker: Speaker | null, other: Speaker | null): string[] {
  const [mine, theirs] = [speaker?.evb?.tlv, other?.evb?.tlv];
  if (!mine || !theirs) return [];
  return PARAMETERS.flatMap(({ key, title, isRemote }) => (isRemote(mine) && mine[key] < theirs[key] ? [`${title} ${mine[key]}, the other end's is ${theirs[key]}`] : []));
}

/** An end says that its RWD or RKA is the remote value (ROL 1), and the remote value is larger: in an LLDPDU 2 s, and one of its own, after it could hear it. */
export const evb17 = rule({
  id: 'EVB-17',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'remote value that is not the remote one',
  history: true,
  on: 'evb',
  memory: (): Readonly<Record<Side, Contradiction>> => ({ station: new Contradiction(), bridge: new Contradiction() }),
  check: ({ channel, speaker, timeNs, frame }, mistaken) =>
    (['station', 'bridge'] as const).flatMap((side): Verdict[] => {
      const [wrong, other] = [channel.side(side), channel.side(side === 'station' ? 'bridge' : 'station')];
      const what = mistakes(wrong, other);
      if (!wrong || what.length === 0 || frame === null) return mistaken[side].cease() ?? [];
      const frames = mistaken[side].hold(wrong, speaker, timeNs, frame.no);
      return frames ? [{ expected: 'ROL 1 only with the larger value of the other end', received: `${side} with ROL 1 and ${what.join(', ')}`, frames }] : [];
    }),
  explain: {
    why: 'The end says that it took over the other value and works with a smaller one: it gives up, or drops VSIs, before the other end thinks it can.',
    usual: ['a bug of the agent', 'an end that does not take notice when the other end changes its values'],
    try: ['set the same values at both ends', 'restart the LLDP agent of that end', 'update its software'],
  },
});
