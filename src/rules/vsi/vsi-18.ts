import { rule } from '../rule.js';

/** Frames that are known to be missing of late: the VSI may have left in between. */
const LOSS_NS = 60e9;

/**
 * The station asks for less than it has: a pre-associate for an ASSOCIATED VSI. Not in the drafts, whose machine allows it,
 * and not where its end may be missing from the capture, or the station began anew.
 */
export const vsi18 = rule({
  id: 'VSI-18',
  severity: 'warning',
  spec: '802.1Q 41.5',
  title: 'associated VSI taken back to pre-associated',
  unverified: true,
  on: 'vsi.transition',
  memory: () => ({ restartNs: -Infinity }),
  remember: {
    'ecp.sequence': ({ kind, timeNs }, memory) => {
      if (kind === 'restart') memory.restartNs = timeNs;
    },
  },
  check: ({ life, transition: { side, from, to, frame }, channel, timeNs }, { restartNs }) => {
    if (life.generation === 'draft' || side !== 'station' || from !== 'ASSOCIATED' || to !== 'PREASSOC_PROCESSING' || frame === null) return null;
    if (timeNs - channel.lossNs < LOSS_NS || timeNs - restartNs < LOSS_NS) return null;
    return { expected: 'an associate, or a de-associate', received: 'a pre-associate of an ASSOCIATED VSI', frames: [frame], life };
  },
  explain: {
    why: 'The virtual machine loses its network while the VSI goes on to hold resources. Some stations (lldpad) refuse the command; what a bridge does with it differs.',
    usual: ['a hypervisor manager that pauses a machine this way', 'a migration that was called off', 'two managers that command the same VSI'],
    try: ['look at the order of commands: `evbscope vsis`', 'de-associate instead, or keep it associated with the S bit', 'ask for the VSI again'],
  },
});
