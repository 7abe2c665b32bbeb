import { describe, expect, it } from 'vitest';
import { DRAFT, operational } from '../../src/track/evb.js';
import type { Evb } from '../../src/track/pdus.js';

function tlv(values: Partial<Evb>): Evb {
  return { bgid: 0, rrcap: 0, rrctr: 0, sgid: 0, rrreq: 0, rrstat: 0, r: 3, rte: 8, mode: 1, rolRwd: 0, rwd: 20, rolRka: 0, rka: 20, ...values };
}

const seconds = (ns: number): number => ns / 1e9;

describe('timers that follow from the EVB TLV (PROTOCOLS 2.3)', () => {
  it.each([
    ['lldpad defaults', { r: 3, rte: 8, rwd: 20, rka: 20 }, { ack: 0.00256, giveUp: 0.01024, wait: 15.76, keepAlive: 10.49, timeout: 15.76 }],
    ['HPE defaults', { r: 3, rte: 16, rwd: 20, rka: 20 }, { ack: 0.655, giveUp: 2.62, wait: 22.61, keepAlive: 10.49, timeout: 22.61 }],
    ['Cisco-like', { r: 3, rte: 14, rwd: 25, rka: 27 }, { ack: 0.164, giveUp: 0.655, wait: 505, keepAlive: 1342, timeout: 2015 }],
  ])('%s', (_, values, expected) => {
    const limits = operational([tlv(values)]);
    expect(seconds(limits.ecpAckNs)).toBeCloseTo(expected.ack, 3);
    expect(seconds(limits.ecpGiveUpNs)).toBeCloseTo(expected.giveUp, 2);
    expect(seconds(limits.responseWaitNs) / expected.wait).toBeCloseTo(1, 2);
    expect(seconds(limits.keepAliveNs) / expected.keepAlive).toBeCloseTo(1, 2);
    expect(seconds(limits.keepAliveTimeoutNs) / expected.timeout).toBeCloseTo(1, 2);
  });

  it('gives the response wait that was measured: R 3, RTE 14, RWD 18 (5.6525 s)', () => {
    expect(seconds(operational([tlv({ r: 3, rte: 14, rwd: 18 })]).responseWaitNs)).toBeCloseTo(5.6525, 3);
  });

  it('lets HPE exponents come out as HPE prints them', () => {
    expect(seconds(operational([tlv({ r: 3, rte: 16, rka: 14 })]).keepAliveTimeoutNs)).toBeCloseTo(7.127, 3);
    expect(seconds(operational([tlv({ r: 3, rte: 16, rka: 31 })]).keepAliveTimeoutNs)).toBeCloseTo(32219, 0);
  });
});

describe('operational values (PROTOCOLS 2.2)', () => {
  it('are the larger of both proposals, each on its own', () => {
    const limits = operational([tlv({ r: 2, rte: 14, rwd: 18, rka: 17 }), tlv({ r: 3, rte: 12, rwd: 17, rka: 18 })]);
    expect(limits).toMatchObject({ r: 3, rte: 14, rwd: 18, rka: 18, basis: 'both' });
  });

  it('are the one that is known, or the assumed defaults', () => {
    expect(operational([tlv({ r: 1, rte: 9 })])).toMatchObject({ r: 1, rte: 9, basis: 'one' });
    expect(operational([])).toMatchObject({ r: 3, rte: 16, rwd: 20, rka: 20, basis: 'assumed' });
  });

  it('take all zero for unset', () => {
    expect(operational([tlv({ r: 0, rte: 0, rwd: 0, rka: 0 })])).toMatchObject({ rte: 16, basis: 'assumed' });
    expect(operational([tlv({ r: 0, rte: 0, rwd: 0, rka: 0 }), tlv({ rte: 12 })])).toMatchObject({ rte: 12, basis: 'one' });
  });

  it('allow group ids only when both bits were advertised', () => {
    expect(operational([tlv({ bgid: 1 }), tlv({})]).groupIds).toBe(false);
    expect(operational([tlv({ bgid: 1 }), tlv({ sgid: 1 })]).groupIds).toBe(true);
  });

  it('are fixed in the drafts: ack 500 ms, three copies, answer 3 s, keep-alive 10 s', () => {
    expect(DRAFT).toMatchObject({ ecpAckNs: 500e6, ecpGiveUpNs: 1500e6, responseWaitNs: 3e9, keepAliveNs: 10e9 });
  });
});
