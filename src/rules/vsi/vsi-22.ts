import { duration } from '../../text/duration.js';
import { linkName } from '../link-name.js';
import { rule } from '../rule.js';

const WINDOW_NS = 60e9;

/** A virtual machine moved, and said so: an associate with the M bit within 60 s of the S bit at the place it came from. */
export const vsi22 = rule({
  id: 'VSI-22',
  severity: 'note',
  spec: '802.1Q 41.2.3',
  title: 'virtual machine migrated',
  on: 'vsi.migration',
  check: ({ life, migration }) => {
    const { suspended, associated, toHints, gapNs, from, frames } = migration;
    if (!toHints.isMigrating || !suspended || associated.timeNs - suspended.timeNs > WINDOW_NS) return null;
    return { expected: 'nothing: this is how it should be', received: `from ${linkName(from.channel)}, ${gapNs === null ? 'without a gap' : `gap ${duration(gapNs)}`}`, frames, life };
  },
  explain: {
    why: 'Good to know when frames of this machine were lost at that moment: it was suspended at the old place, and associated at the new one a little later.',
    usual: ['a live migration by an operator or a load balancer'],
    try: ['nothing needs to be done', 'look at the whole record: `evbscope vsis`', 'if the gap is too long, see LAT-07'],
  },
});
