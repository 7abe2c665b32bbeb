import type { Speaker } from '../../track/channel.js';
import type { Evb } from '../../track/pdus.js';

const TITLES = { rrreq: 'RRREQ', sgid: 'SGID' } as const;

/** What a bridge's TLV repeats as asked for, and the station was never heard to ask for. */
export function foreignRequests(bridge: Evb, station: Speaker): string[] {
  return (['rrreq', 'sgid'] as const).filter((bit) => bridge[bit] === 1 && !station.asked[bit]).map((bit) => TITLES[bit]);
}
