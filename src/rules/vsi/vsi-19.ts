import { rule } from '../rule.js';

/**
 * A virtual machine migrated to here with hints, and its VSI was never pre-associated here. An associate at once is legal
 * everywhere, and usual where a machine is just started: only a migration has a cut-over that it makes longer.
 */
export const vsi19 = rule({
  id: 'VSI-19',
  severity: 'note',
  spec: '802.1Q 41.5',
  title: 'migration without a pre-associate',
  on: 'vsi.migration',
  check: ({ life, migration: { hasHints, frames }, channel }) => {
    const isPrepared = life.transitions.some(({ side, to }) => side === 'station' && to === 'PREASSOCIATED');
    if (!hasHints || isPrepared || channel.lossNs >= life.firstNs) return null;
    return { expected: 'a pre-associate before the machine moves', received: 'an associate as the first request here', frames, life };
  },
  explain: {
    why: 'With a pre-associate the bridge fetches the VSI type and reserves what it needs while the machine still runs elsewhere. Without, the machine waits for that when it arrives.',
    usual: ['a hypervisor manager that does not pre-associate'],
    try: ['nothing, if the cut-over is short enough: `evbscope vsis`', 'let the hypervisor manager pre-associate with reservation first'],
  },
});
