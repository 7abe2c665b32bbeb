import type { Speaker } from '../../track/channel.js';
import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const LASTS = 2;

function versionOf(speaker: Speaker | null): 'ratified' | 'draft' | null {
  if (!speaker || (speaker.evb === null) === (speaker.evbDraft === null)) return null;
  return speaker.evb ? 'ratified' : 'draft';
}

/** One end speaks only the EVB TLV of the drafts, the other only the ratified one. */
export const evb23 = rule({
  id: 'EVB-23',
  severity: 'warning',
  spec: '802.1Q D.2.12; 802.1Qbg D0.2',
  title: 'draft EVB at one end, ratified at the other',
  history: true,
  on: ['evb', 'evb.draft'],
  memory: () => new Lasting(),
  check: ({ channel, speaker, timeNs, frame }, mixed) => {
    const [own, other] = [versionOf(speaker), versionOf(channel.opposite(speaker))];
    if (own === null || other === null || own === other || frame === null) return mixed.cease();
    mixed.hold(speaker, timeNs, frame.no);
    const frames = mixed.afterFrames(LASTS);
    if (!frames) return null;
    const role = speaker.role;
    return { expected: 'the same version of EVB', received: `${own} from the ${role ?? 'one end'}, ${other} from the other end`, frames };
  },
  explain: {
    why: 'The two versions do not understand each other: timers are not negotiated and VDP never starts, so no VSI is ever associated.',
    usual: ['an old switch or host that only knows the draft of 2010', 'lldpad with both versions configured: the draft wins', 'a firmware update at one end only'],
    try: ['set both ends to the ratified version', 'lldpad: disable the draft module (`lldptool -T -i IFACE -V evbCfg enableTx=no`)', 'update the end that speaks the draft'],
  },
});
