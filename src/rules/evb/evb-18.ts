import type { Evb } from '../../track/pdus.js';
import type { Speaker } from '../../track/channel.js';
import { rule } from '../rule.js';
import { statusOctet } from './status-octet.js';

const UNKNOWN = 3;

interface Early {
  readonly speaker: Speaker;
  readonly tlv: Evb;
  readonly frame: number;
}

/** A station's own proof that it has not heard a bridge. */
function heardNothing(tlv: Evb): boolean {
  return tlv.mode === 2 && tlv.rrstat === UNKNOWN && statusOctet('bridge', tlv) === 0;
}

function isRemote({ rolRwd, rolRka }: Evb): boolean {
  return rolRwd === 1 || rolRka === 1;
}

/**
 * An end says that it works with the remote value (ROL 1) before there was one. A capture may begin later than the ends did,
 * so the TLVs themselves must prove it: a station that has heard nothing; or a bridge that has heard no status of a station,
 * before a station that has one begins.
 */
export const evb18 = rule({
  id: 'EVB-18',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'remote value before there was one',
  on: 'evb',
  memory: (): { early: Early | null } => ({ early: null }),
  check: ({ channel, speaker, tlv, frame }, memory) => {
    if (frame === null) return null;
    const other = channel.opposite(speaker);
    const expected = 'ROL 0 until the other end was heard';
    if (!other?.lastEvb && isRemote(tlv)) {
      if (heardNothing(tlv)) return { expected, received: 'ROL 1 from a station that has heard no bridge', frames: [frame.no] };
      if (tlv.mode === 1 && statusOctet('station', tlv) === 0) memory.early ??= { speaker, tlv, frame: frame.no };
      return null;
    }
    const { early } = memory;
    memory.early = null;
    if (early === null || early.speaker === speaker || !heardNothing(tlv) || tlv.rrreq + tlv.sgid === 0) return null;
    return { expected, received: 'ROL 1 from a bridge that has heard no station', frames: [early.frame, frame.no] };
  },
  explain: {
    why: 'There was no remote value to work with: the end invents one, and nobody can tell which timers it uses.',
    usual: ['a bug of the agent', 'values of an earlier neighbour that it kept'],
    try: ['look at the TLVs: `evbscope print -V`', 'restart the LLDP agent of that end', 'update its software'],
  },
});
