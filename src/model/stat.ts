import type { Side } from './vsi.js';

export type Operation =
  | 'ecp-ack'
  | 'preassoc'
  | 'assoc'
  | 'deassoc'
  | 'keepalive'
  | 'to-associated'
  | 'lldp-period'
  | 'evb-convergence'
  | 'migration-gap';

/** A line of `stats`; times in nanoseconds. */
export interface LatencyStat {
  readonly timeNs: number;
  readonly link: string;
  readonly bridge: string | null;
  readonly operation: Operation;
  /** The side that asked: whose request was acknowledged or answered. */
  readonly side: Side | null;
  readonly count: number;
  readonly minNs: number;
  readonly p50Ns: number;
  readonly p90Ns: number;
  readonly p95Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  readonly file: string | null;
}
