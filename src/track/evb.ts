import type { Evb } from './pdus.js';

/** T(n) = 2^n x 10 us, in nanoseconds. */
const timerNs = (exponent: number): number => 2 ** exponent * 10_000;

/** The values that both ends work with, and the timers that follow from them (802.1Q D.2.12, 41.5.5; PROTOCOLS 2.3). */
export interface Operational {
  readonly r: number;
  readonly rte: number;
  readonly rwd: number;
  readonly rka: number;
  /** Where the values come from: both ends' TLVs, one end's, or the defaults. */
  readonly basis: 'both' | 'one' | 'assumed';
  readonly groupIds: boolean;
  /** T(RTE). */
  readonly ecpAckNs: number;
  /** (R+1) x T(RTE) after the first transmission. */
  readonly ecpGiveUpNs: number;
  /** R x T(RTE): from here on lldpad regards its request as given up. */
  readonly ecpEarlyGiveUpNs: number;
  /** T(RWD). */
  readonly resourceWaitNs: number;
  /** T(RWD) + (2R+1) x T(RTE): what the bridge may take for an answer. */
  readonly bridgeAnswerNs: number;
  /** 1.5 x that: how long the station waits (41.5.5.9). */
  readonly responseWaitNs: number;
  /** T(RKA). */
  readonly keepAliveNs: number;
  /** 1.5 x [T(RKA) + (2R+1) x T(RTE)]: how long the bridge waits for a keep-alive. */
  readonly keepAliveTimeoutNs: number;
}

const DEFAULTS = { r: 3, rte: 16, rwd: 20, rka: 20 };

/** The larger of both proposals; one end's where only that is known; the defaults, marked assumed, where none is. */
export function operational(heard: readonly Evb[]): Operational {
  // All zero means unset, not timers of 10 us.
  const tlvs = heard.filter((tlv) => tlv.r + tlv.rte + tlv.rwd + tlv.rka > 0);
  const most = (key: 'r' | 'rte' | 'rwd' | 'rka'): number =>
    tlvs.length === 0 ? DEFAULTS[key] : tlvs.reduce((value, tlv) => Math.max(value, tlv[key]), 0);
  const [r, rte, rwd, rka] = [most('r'), most('rte'), most('rwd'), most('rka')];
  const ecpAckNs = timerNs(rte);
  const bothWaysNs = (2 * r + 1) * ecpAckNs;
  const bridgeAnswerNs = timerNs(rwd) + bothWaysNs;
  return {
    r,
    rte,
    rwd,
    rka,
    basis: tlvs.length === 0 ? 'assumed' : tlvs.length === 1 ? 'one' : 'both',
    groupIds: heard.some((tlv) => tlv.bgid === 1) && heard.some((tlv) => tlv.sgid === 1),
    ecpAckNs,
    ecpGiveUpNs: (r + 1) * ecpAckNs,
    ecpEarlyGiveUpNs: r * ecpAckNs,
    resourceWaitNs: timerNs(rwd),
    bridgeAnswerNs,
    responseWaitNs: 1.5 * bridgeAnswerNs,
    keepAliveNs: timerNs(rka),
    keepAliveTimeoutNs: 1.5 * (timerNs(rka) + bothWaysNs),
  };
}

/** The drafts negotiate none of this: their timers are fixed (PROTOCOLS 6.3). */
export const DRAFT: Operational = {
  ...operational([]),
  r: 2,
  basis: 'both',
  groupIds: false,
  ecpAckNs: 500e6,
  ecpGiveUpNs: 1500e6,
  ecpEarlyGiveUpNs: 1500e6,
  resourceWaitNs: 3e9,
  bridgeAnswerNs: 3e9,
  responseWaitNs: 3e9,
  keepAliveNs: 10e9,
  keepAliveTimeoutNs: 15e9,
};
