import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const MODES: Readonly<Record<number, string>> = { 1: 'bridge', 2: 'station' };
/** LLDPDUs of each end, or refreshes: a start, or a change of configuration, passes faster. */
const LASTS = 3;
const UNSURE = 'both repeat a status of the other role: unless the capture shows one direction of two uplinks';

/**
 * Both ends of a link advertise the same EVB mode, and go on doing so. Quiet where several pairs share the capture point. Ends
 * that repeat a status may have partners that the capture does not show: they have to go on for three refreshes, without ECP,
 * and then it is a note.
 */
export const evb04 = rule({
  id: 'EVB-04',
  severity: 'error',
  spec: '802.1Q 40, D.2.12',
  title: 'same EVB mode at both ends',
  history: true,
  absence: true,
  on: 'evb',
  memory: () => ({ sure: new Lasting(), unsure: new Lasting() }),
  check: ({ channel, speaker, tlv, timeNs, frame }, { sure, unsure }) => {
    const other = channel.opposite(speaker)?.evb?.tlv;
    const mode = MODES[tlv.mode];
    const isSame = frame !== null && other?.mode === tlv.mode && mode !== undefined && !channel.hearsOthers;
    const isUnsure = channel.mayHearOthers;
    if (!isSame || isUnsure) sure.cease();
    if (!isSame || !isUnsure) unsure.cease();
    if (!isSame) return null;
    const same = isUnsure ? unsure : sure;
    same.hold(speaker, timeNs, frame.no);
    const frames = isUnsure ? same.afterRefreshes(LASTS, [...channel.speakers.values()]) : same.afterFrames(LASTS);
    const verdict = frames && { expected: 'one bridge and one station', received: `both say ${mode}`, frames };
    if (!verdict || !isUnsure) return verdict && { ...verdict, isCertain: true };
    return { ...verdict, severity: 'note', reason: UNSURE, unless: () => channel.hearsOthers };
  },
  explain: {
    why: 'Two stations: nobody answers VDP or reflects frames. Two bridges: nobody asks. In both cases VSIs are never associated and virtual machines that depend on it have no network.',
    usual: ['the EVB mode of one end was set wrong', 'two switches, or two hosts, are cabled to each other', 'a mirror port that shows two uplinks as one'],
    try: ['check the mode: `lldptool -i IFACE -t -g ncb -V evb`, on the switch its EVB configuration', 'check the cabling by Chassis ID and Port ID: `evbscope print`'],
  },
});
