import type { Side } from '../../model/vsi.js';
import type { Evb } from '../../track/pdus.js';
import type { Speaker } from '../../track/channel.js';
import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';
import { foreignRequests } from './foreign-requests.js';
import { statusOctet } from './status-octet.js';

const REFRESHES = 2;
const OTHER = { station: 'bridge', bridge: 'station' } as const;

/** How far the copies of either end are out of date, and what the other end said last. */
interface Copies {
  readonly stale: Readonly<Record<Side, Lasting>>;
  readonly said: Map<Side, number>;
}

/** Other rules say it: EVB-08 and EVB-09 to EVB-15. */
function isToldElsewhere(deaf: Side, station: Speaker, asked: Evb, granted: Evb): boolean {
  if (deaf === 'station') return granted.rrctr === 1 ? asked.rrreq === 1 && asked.rrstat !== 1 : asked.rrstat === 1;
  if (foreignRequests(granted, station).length > 0) return true;
  return asked.rrreq === 1 ? granted.rrcap === 1 && granted.rrctr === 0 : granted.rrctr === 1;
}

const octet = (value: number): string => `0x${value.toString(16).padStart(2, '0')}`;

/** An end goes on repeating another status octet than the other end sends, for more than two refreshes: it does not hear it. */
export const evb14 = rule({
  id: 'EVB-14',
  severity: 'note',
  spec: '802.1Q D.2.12',
  title: 'stale copy of the other end',
  history: true,
  on: 'evb',
  memory: (): Copies => ({ stale: { station: new Lasting(), bridge: new Lasting() }, said: new Map() }),
  check: ({ channel, speaker, timeNs, frame }, { stale, said }) => {
    const [station, bridge] = [channel.side('station'), channel.side('bridge')];
    const [asked, granted] = [station?.evb?.tlv, bridge?.evb?.tlv];
    if (!station || !bridge || !asked || !granted || frame === null) return stale.station.cease() ?? stale.bridge.cease();
    const self = speaker === station ? 'station' : 'bridge';
    const own = statusOctet(self, self === 'station' ? asked : granted);
    if (said.get(self) !== own) stale[OTHER[self]].cease();
    said.set(self, own);
    const sent = statusOctet(OTHER[self], self === 'station' ? granted : asked);
    const copy = statusOctet(OTHER[self], self === 'station' ? asked : granted);
    if (copy === sent || isToldElsewhere(self, station, asked, granted)) return stale[self].cease();
    stale[self].hold(speaker, timeNs, frame.no);
    const frames = stale[self].afterRefreshes(REFRESHES, [station, bridge]);
    return frames && { expected: `the ${OTHER[self]}'s octet ${octet(sent)}`, received: `the ${self} repeats ${octet(copy)} for more than ${REFRESHES} refreshes`, frames };
  },
  explain: {
    why: 'Each end repeats what it last heard from the other. A copy that stays out of date shows that LLDPDUs arrive in one direction only, or are changed on the way: what is changed at one end does not reach the other.',
    usual: ['LLDP is filtered in one direction', 'a device between the two ends that answers for one of them', 'an implementation that does not repeat the octet at all'],
    try: ['capture at the end whose copy is stale: do the LLDPDUs arrive?', 'look for a media converter or switch on the way', 'restart the LLDP agent of that end'],
  },
});
