import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';

/**
 * A migration in which the VSI was ASSOCIATED nowhere for more than 1 s, or what `--migration-gap` says: from the first of S-bit
 * request, de-associate and EXIT on the old link to ASSOCIATED on the new one. Without any S or M bit it may as well have been
 * stopped and started: then it is a note. Quiet where no answer was seen, or frames are missing
 * meanwhile: then it is ASSOCIATED before that shows.
 */
export const lat07 = rule({
  id: 'LAT-07',
  severity: 'warning',
  spec: '802.1Q 41.2.3',
  title: 'slow migration',
  on: 'latency',
  check: ({ channel, timeNs, operation, sample: { valueNs, limits, asked, frame, of } }) => {
    if (operation !== 'migration-gap' || limits === null || valueNs <= limits.breachNs) return null;
    if (channel.lossNs >= timeNs - valueNs) return null;
    if (of && !of.transitions.some((one) => one.frame === frame && one.to === 'ASSOCIATED' && one.confidence === 'confirmed')) return null;
    return {
      expected: `ASSOCIATED on the new link within ${duration(limits.breachNs)}`,
      received: `${duration(valueNs)} without`,
      frames: [asked, frame].filter((no) => no !== null),
      life: of,
      ...(limits.isAssumed ? { severity: 'note', confidence: 'inferred', reason: 'no S or M bit: it may have been stopped and started' } : {}),
    };
  },
  explain: {
    why: 'While it moved the virtual machine was reachable on neither link.',
    usual: ['the new bridge or its VSI manager was slow to associate', 'the old station left early: it should pre-associate on the new link first', 'requests were lost or refused on the new link'],
    try: ['look at the times on the new link: `evbscope stats`', 'does the hypervisor pre-associate before it stops the old one?', '`evbscope vsis --json` tells each migration step by step'],
  },
});
