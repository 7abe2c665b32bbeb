import type { Side } from '../../model/vsi.js';
import type { Evb } from '../../track/pdus.js';

/** The octet of an EVB TLV in which that end says its status, and the other end repeats what it heard (PROTOCOLS 2.1). */
export function statusOctet(of: Side, { bgid, rrcap, rrctr, sgid, rrreq, rrstat }: Evb): number {
  return of === 'bridge' ? (bgid << 2) | (rrcap << 1) | rrctr : (sgid << 3) | (rrreq << 2) | rrstat;
}
