import type { Finding } from '../../src/model/finding.js';
import type { LatencyStat } from '../../src/model/stat.js';
import { Timebase } from '../../src/model/timebase.js';
import type { VsiLife } from '../../src/model/vsi.js';

const octets = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** Begins at 2026-11-23T06:25:54Z. */
export function timebase(): Timebase {
  const base = new Timebase();
  base.relative(1_795_415_154, 0);
  return base;
}

export function life(changes: Partial<VsiLife> = {}): VsiLife {
  return {
    id: 0,
    timeNs: 504_542_000,
    link: 'eno3',
    channel: null,
    format: 5,
    vsiid: octets('fa9b7fffb0a048938e0ebeef4ff18f8f'),
    generation: 'ratified',
    manager: octets('626c61626c6100000000000000000000'),
    type: 5,
    version: 2,
    filter: [{ mac: octets('525400aabb01'), group: null, vid: 100, pcp: null }],
    state: 'ASSOCIATED',
    confidence: 'confirmed',
    bridgeState: 'ASSOCIATED',
    bridgeConfidence: 'inferred',
    reserved: false,
    history: 'AaKk',
    requests: 2,
    responses: 2,
    keepAlives: 1,
    name: 'from the wire',
    transitions: [
      { timeNs: 504_542_000, side: 'station', from: 'UNASSOCIATED', to: 'ASSOC_PROCESSING', cause: 'request', frame: 4, confidence: 'confirmed' },
      { timeNs: 506_742_000, side: 'station', from: 'ASSOC_PROCESSING', to: 'ASSOCIATED', cause: 'response', frame: 6, confidence: 'confirmed' },
      { timeNs: 9e9, side: 'bridge', from: 'ASSOCIATED', to: 'ASSOCIATED', cause: 'timeout', frame: null, confidence: 'inferred' },
    ],
    transitionsDropped: 0,
    migration: null,
    timers: { r: 3, rte: 14, rwd: 20, rka: 20, ecpAckNs: 163.84e6, resourceWaitNs: 10.48576e9, bridgeAnswerNs: 11.63264e9, responseWaitNs: 17.44896e9, keepAliveNs: 10.48576e9 },
    file: null,
    ...changes,
  };
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    timeNs: 504_542_000,
    rule: 'VSI-01',
    severity: 'error',
    frames: [4641, 4690],
    link: 'eno3',
    channel: null,
    vsiid: 'fa9b7fffb0a048938e0ebeef4ff18f8f',
    life: 0,
    expected: 'a response within 17.4 s',
    received: 'none',
    message: 'no response within 17.4 s',
    confidence: 'confirmed',
    reason: '',
    count: 1,
    file: null,
    ...changes,
  };
}

export function stat(changes: Partial<LatencyStat> = {}): LatencyStat {
  return {
    timeNs: 504_542_000,
    link: 'eno3',
    bridge: '06:9e:97:1e:55:58',
    operation: 'assoc',
    side: 'station',
    count: 1234,
    minNs: 850,
    p50Ns: 2_600_000,
    p90Ns: 4_100_000,
    p95Ns: 5_200_000,
    p99Ns: 164e6,
    maxNs: 17.4e9,
    file: null,
    ...changes,
  };
}
