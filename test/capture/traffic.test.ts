import { describe, expect, it } from 'vitest';
import { Traffic, type TrafficEntry } from '../../src/capture/traffic.js';
import { hex, join, LITTLE, lldp, pcap, u32 } from './capture-bytes.js';
import { extractOctets } from './extract-octets.js';
import { framesOf, readOctets } from './read-octets.js';

const VM = '525400aabb01';
const OTHER = '525400aabb02';
const NEAR = '99990000bb01';
const PAYLOAD = '0800 4500 0000';
const entry = (more: Partial<TrafficEntry>): TrafficEntry => ({ mac: hex(VM), vid: 100, channel: null, points: new Set([0]), ...more });
const vlan = (vid: number, tpid = '8100'): string => `${tpid} ${(0x6000 | vid).toString(16)}`;
const service = (vid: number): string => vlan(vid, '88a8');

/** Whether a frame of these parts is found; it stands behind four other octets. */
function has(found: Partial<TrafficEntry>, parts: string, { linkType = 1, id = 0 }: { linkType?: number; id?: number } = {}): boolean {
  const octets = hex(`ffffffff ${parts}`);
  return new Traffic([entry(found)]).has({ id, name: null, linkType, file: null }, octets, 4, octets.length - 4);
}

describe('data frames of an address', () => {
  it.each([
    ['from it, in its VLAN', `${OTHER} ${VM} ${vlan(100)} ${PAYLOAD}`, true],
    ['to it, in its VLAN', `${VM} ${OTHER} ${vlan(100)} ${PAYLOAD}`, true],
    ['in another VLAN', `${VM} ${OTHER} ${vlan(101)} ${PAYLOAD}`, false],
    ['of another address', `${OTHER} ${NEAR} ${vlan(100)} ${PAYLOAD}`, false],
    ['without a tag', `${VM} ${OTHER} ${PAYLOAD}`, true],
    ['with a priority tag', `${VM} ${OTHER} 8100 6000 ${PAYLOAD}`, true],
    ['in its VLAN, the default S-channel tagged', `${VM} ${OTHER} ${service(1)} ${vlan(100)} ${PAYLOAD}`, true],
    ['in its VLAN, in another S-channel', `${VM} ${OTHER} ${service(7)} ${vlan(100)} ${PAYLOAD}`, false],
    ['behind an E-TAG', `${VM} ${OTHER} 893f 0000 0000 0000 ${vlan(100)} ${PAYLOAD}`, true],
    ['cut inside the tag', `${VM} ${OTHER} 8100 60`, true],
    ['cut before its EtherType', `${VM} ${OTHER}`, false],
  ])('%s', (_, parts, isFound) => {
    expect(has({}, parts)).toBe(isFound);
  });

  it('are found in every VLAN while the bridge has not chosen one', () => {
    expect(has({ vid: 0 }, `${VM} ${OTHER} ${vlan(7)} ${PAYLOAD}`)).toBe(true);
  });

  it('are found at every capture point', () => {
    expect(has({}, `${VM} ${OTHER} ${vlan(100)} ${PAYLOAD}`, { id: 5 })).toBe(true);
  });

  it.each([
    ['in it', `${VM} ${OTHER} ${service(5)} ${vlan(100)} ${PAYLOAD}`, true],
    ['in it, without a VLAN', `${VM} ${OTHER} ${service(5)} ${PAYLOAD}`, true],
    ['in another one', `${VM} ${OTHER} ${service(6)} ${vlan(100)} ${PAYLOAD}`, false],
    ['in it, in another VLAN', `${VM} ${OTHER} ${service(5)} ${vlan(101)} ${PAYLOAD}`, false],
    ['where none is: the other side of the station or the bridge', `${VM} ${OTHER} ${vlan(100)} ${PAYLOAD}`, true],
  ])('of an S-channel: %s', (_, parts, isFound) => {
    expect(has({ channel: 5 }, parts)).toBe(isFound);
  });

  it.each([
    ['Linux SLL', 113, `0000 0001 0006 ${VM} 0000 ${vlan(100)} ${PAYLOAD}`, true],
    ['Linux SLL of another sender', 113, `0000 0001 0006 ${OTHER} 0000 ${vlan(100)} ${PAYLOAD}`, false],
    ['Linux SLL2', 276, `8100 0000 00000003 0001 04 06 ${VM} 0000 0064 ${PAYLOAD}`, true],
    ['a link type that is not decoded', 105, `${VM} ${OTHER} ${vlan(100)} ${PAYLOAD}`, false],
  ])('%s', (_, linkType, parts, isFound) => {
    expect(has({}, parts, { linkType })).toBe(isFound);
  });
});

describe('data frames of a whole VLAN', () => {
  const whole = { mac: null };

  it.each([
    ['in it', `${OTHER} ${NEAR} ${vlan(100)} ${PAYLOAD}`, true],
    ['in another one', `${OTHER} ${NEAR} ${vlan(101)} ${PAYLOAD}`, false],
    ['without a tag', `${OTHER} ${NEAR} ${PAYLOAD}`, false],
    ['of the same number in an S-channel', `${OTHER} ${NEAR} ${service(100)} ${vlan(7)} ${PAYLOAD}`, false],
  ])('%s', (_, parts, isFound) => {
    expect(has(whole, parts)).toBe(isFound);
  });

  it('at another capture point are not meant', () => {
    expect(has(whole, `${OTHER} ${NEAR} ${vlan(100)} ${PAYLOAD}`, { id: 1 })).toBe(false);
  });

  it('of an S-channel are in it', () => {
    expect(has({ ...whole, channel: 5 }, `${OTHER} ${NEAR} ${service(5)} ${vlan(100)} ${PAYLOAD}`)).toBe(true);
    expect(has({ ...whole, channel: 5 }, `${OTHER} ${NEAR} ${vlan(100)} ${PAYLOAD}`)).toBe(false);
  });

  it('are none while the bridge has not chosen it', () => {
    expect(has({ ...whole, vid: 0 }, `${OTHER} ${NEAR} ${vlan(100)} ${PAYLOAD}`)).toBe(false);
  });
});

describe('the copy of the frames of a VSI', () => {
  it('has them between the control frames, and no other data frame', async () => {
    const mine = hex(`${VM} ${OTHER} ${vlan(100)} ${PAYLOAD}`);
    const foreign = hex(`${OTHER} ${NEAR} ${vlan(100)} ${PAYLOAD}`);
    const frames = [mine, foreign, lldp(1), foreign, mine, mine, foreign, lldp(2), foreign];
    const capture = pcap(LITTLE, 0xa1b2c3d4, frames.map((data, sec) => ({ sec, data })));
    const { octets, copied, original } = await extractOctets([capture], { traffic: new Traffic([entry({})]), sizes: [7] });
    expect([copied, original.frames, original.controlFrames]).toEqual([5, 9, 2]);
    const copy = await readOctets(octets);
    expect([copy.frames, framesOf(copy).map(({ no }) => no)]).toEqual([5, [2, 5]]);
    expect(Buffer.from(octets).includes(Buffer.from(join(u32(LITTLE, mine.length), u32(LITTLE, mine.length), mine)))).toBe(true);
  });
});
