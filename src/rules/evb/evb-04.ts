import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const MODES: Readonly<Record<number, string>> = { 1: 'bridge', 2: 'station' };
/** LLDPDUs of each end: a start, or a change of configuration, passes faster. */
const LASTS = 3;

/** Both ends of a link advertise the same EVB mode, and go on doing so. Quiet where several pairs share the capture point. */
export const evb04 = rule({
  id: 'EVB-04',
  severity: 'error',
  spec: '802.1Q 40, D.2.12',
  title: 'same EVB mode at both ends',
  history: true,
  on: 'evb',
  memory: () => new Lasting(),
  check: ({ channel, speaker, tlv, timeNs, frame }, same) => {
    const other = channel.opposite(speaker)?.evb?.tlv;
    const mode = MODES[tlv.mode];
    if (frame === null || other?.mode !== tlv.mode || mode === undefined || channel.hearsOthers) return same.cease();
    same.hold(speaker, timeNs, frame.no);
    const frames = same.afterFrames(LASTS);
    return frames && { expected: 'one bridge and one station', received: `both say ${mode}`, frames };
  },
  explain: {
    why: 'Two stations: nobody answers VDP or reflects frames. Two bridges: nobody asks. In both cases VSIs are never associated and virtual machines that depend on it have no network.',
    usual: ['the EVB mode of one end was set wrong', 'two switches, or two hosts, are cabled to each other', 'a mirror port that shows two uplinks as one'],
    try: ['check the mode: `lldptool -i IFACE -t -g ncb -V evb`, on the switch its EVB configuration', 'check the cabling by Chassis ID and Port ID: `evbscope print`'],
  },
});
