import type { EventOf } from '../../track/event.js';
import type { Speaker } from '../../track/channel.js';
import { rule, type Said } from '../rule.js';
import { roleText } from './s-channels.js';

/** An end that contradicts itself so often means it. */
const LASTS = 3;

/** Frames of each end in which it contradicts itself. */
type Contradictions = Map<Speaker, readonly number[]>;

function judge({ channel, speaker, frame }: EventOf<'cdcp'>, contradictions: Contradictions): Said {
  const mode = speaker.evb?.tlv.mode;
  const own = speaker.cdcp?.tlv;
  const other = channel.opposite(speaker);
  // Of two equal roles, or two equal modes, one has to contradict the other: that is CDCP-03, or EVB-04.
  const isEqual = other?.cdcp?.tlv.role === own?.role || other?.evb?.tlv.mode === mode;
  const isContradiction = own !== undefined && (mode === 1 || mode === 2) && (own.role === 1) !== (mode === 2) && !isEqual;
  const frames = frame !== null && isContradiction ? [...(contradictions.get(speaker) ?? []), frame.no].slice(0, LASTS + 1) : [];
  contradictions.set(speaker, frames);
  if (own === undefined || frames.length !== LASTS) return null;
  return { expected: `the CDCP role ${mode === 2 ? 'station' : 'bridge'}, as the EVB mode says`, received: roleText(own), frames };
}

/** An end is a station in its EVB TLV and a bridge in its CDCP TLV, or the other way round, three times in a row. */
export const cdcp04 = rule({
  id: 'CDCP-04',
  severity: 'warning',
  spec: '802.1Q 40, 42',
  title: 'CDCP role contradicts the EVB mode',
  on: 'cdcp',
  memory: (): Contradictions => new Map(),
  check: judge,
  explain: {
    why: 'One of the two roles is wrong. With the wrong CDCP role no S-channels come up or the wrong end assigns them; with the wrong EVB mode nobody relays the traffic of virtual machines.',
    usual: ['the CDCP role was left at its default, bridge, on a host', 'only one of the two roles was configured'],
    try: ['check EVB mode and CDCP role of that end', 'look at both TLVs: `evbscope print -V`'],
  },
});
