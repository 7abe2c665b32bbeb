import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';
import { tlvFrames } from './tlv-frames.js';

const TIMES = 4;
/** Above it RTE itself is the cause: EVB-19. */
const MAX_RTE = 20;

/** Keep-alives, by the values in force once both ends were heard, come faster than four times what ECP takes to give up. Just four times is fine. */
export const evb21 = rule({
  id: 'EVB-21',
  severity: 'warning',
  spec: '802.1Q D.2.12, 41.5.5, 43',
  title: 'keep-alives faster than ECP gives up',
  history: true,
  on: 'evb',
  memory: () => ({ told: '' }),
  check: ({ channel }, memory) => {
    const { r, rte, rka, basis, keepAliveNs, ecpGiveUpNs } = channel.operational();
    const values = `R ${r}, RTE ${rte}, RKA ${rka}`;
    if (basis !== 'both' || values === memory.told) return null;
    memory.told = values;
    if (keepAliveNs >= TIMES * ecpGiveUpNs || rte > MAX_RTE) return null;
    return { expected: `${duration(TIMES * ecpGiveUpNs)} or more between keep-alives`, received: `${duration(keepAliveNs)} (${values})`, frames: tlvFrames(channel) };
  },
  explain: {
    why: 'When a frame is lost the next keep-alives are due while ECP still repeats the one before. They queue up, and the bridge may drop VSIs that are alive.',
    usual: ['RKA set too low for the RTE of the other end', 'exponents that were taken for seconds'],
    try: ['raise RKA, or lower RTE or the number of retries', 'the defaults are R 3, RTE 14 to 16, RKA 20'],
  },
});
