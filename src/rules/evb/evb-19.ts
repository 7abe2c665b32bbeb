import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { tlvFrames } from './tlv-frames.js';

const LEAST = 7;
const MOST = 20;

/** The RTE in force, once both ends were heard, makes the ECP acknowledgement timer longer than 10 s or shorter than 1.3 ms. */
export const evb19 = rule({
  id: 'EVB-19',
  severity: 'warning',
  spec: '802.1Q D.2.12, 43',
  title: 'ECP retransmission exponent out of reason',
  history: true,
  on: 'evb',
  memory: () => ({ told: -1 }),
  check: ({ channel }, memory) => {
    const { rte, ecpAckNs, basis } = channel.operational();
    const areHeard = channel.evbOf('station') !== null && channel.evbOf('bridge') !== null;
    // An end whose values are unset may have any: that can only raise it.
    const isWrong = areHeard && (rte > MOST || (rte < LEAST && basis === 'both'));
    const what = isWrong ? rte : -1;
    if (what === memory.told) return null;
    memory.told = what;
    if (!isWrong) return null;
    return { expected: `RTE of ${LEAST} to ${MOST}`, received: `RTE ${rte}: acknowledgement within ${duration(ecpAckNs)}`, frames: tlvFrames(channel) };
  },
  explain: {
    why: 'With a very long timer a lost ECPDU is sent again long after the VSI has timed out. With a very short one a busy peer cannot acknowledge in time, and every request is sent several times.',
    usual: ['an exponent that was taken for milliseconds', 'a test configuration that was left', 'the larger value of both ends counts, and stays after it was lowered at one end'],
    try: ['set RTE to 8 (lldpad) or 14 to 16 (switches) at both ends', 'lldpad: `lldptool -T -i IFACE -g ncb -V evb rte=14`', 'after lowering it restart LLDP at both ends'],
  },
});
