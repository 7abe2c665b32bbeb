import type { Channel, Speaker } from '../../track/channel.js';
import { rule } from '../rule.js';
import { PARAMETERS } from './parameters.js';
import { tlvFrames } from './tlv-frames.js';

const OVERFLOWS = 28;
const LINUX = /linux|lldpad/i;

/** Why an end is taken for lldpad; null where nothing speaks for it. */
function linuxBy([one, two]: readonly Speaker[]): string | null {
  for (const speaker of [one, two]) if (LINUX.test(speaker?.end.introduction.description ?? '')) return 'by its System Description';
  const [mine, theirs] = [one?.evb?.tlv, two?.evb?.tlv];
  if (!mine || !theirs) return null;
  // It calls the remote value remote where both are the same: then both ends say ROL 1.
  const isMutual = PARAMETERS.some(({ key, isRemote }) => mine[key] === theirs[key] && isRemote(mine) && isRemote(theirs));
  return isMutual ? 'by its habit to call an equal value the remote one' : null;
}

function tooLarge(channel: Channel): string[] {
  const limits = channel.operational();
  return PARAMETERS.flatMap(({ key, title }) => (key !== 'r' && limits[key] >= OVERFLOWS ? [`${title} ${limits[key]}`] : []));
}

/** An exponent of 28 or more where an end is Linux, by its System Description or lldpad's habits. RTE alone is EVB-19. */
export const evb20 = rule({
  id: 'EVB-20',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'exponent that lldpad cannot compute with',
  history: true,
  on: 'evb',
  memory: () => ({ told: '' }),
  check: ({ channel }, memory) => {
    const large = channel.operational().basis === 'both' ? tooLarge(channel) : [];
    const by = large.some((text) => !text.startsWith('RTE')) ? linuxBy([...channel.speakers.values()]) : null;
    const received = by === null ? '' : large.join(', ');
    if (received === memory.told) return null;
    memory.told = received;
    return by === null ? null : { expected: `exponents below ${OVERFLOWS}`, received, frames: tlvFrames(channel), reason: `an end is Linux ${by}` };
  },
  explain: {
    why: 'lldpad computes its timers in 32 bits. From 28 on they overflow: keep-alives and time-outs come at any time, or never.',
    usual: ['exponents set to the maximum to switch keep-alives off', 'a switch whose values cannot be negotiated down'],
    try: ['set RWD and RKA to 27 or less at both ends (20 is 10 s, 27 is 22 min)', 'lldpad: `lldptool -T -i IFACE -g ncb -V evb rka=20`'],
  },
});
