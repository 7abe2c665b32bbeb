import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { encode } from '../../src/dissect/dissector.js';
import { PDUS } from '../dissectors/arbitrary-pdus.js';
import { frameFiles } from '../dissectors/frame-file.js';
import { engine, frameOf, layerNamed } from '../dissectors/respec.js';
import { ask, itWith } from './peer.js';

/** Names of tcpdump for the values of an EVB TLV, in the order it prints them; RES and ROL come more than once. */
const EVB = ['RES', 'BGID', 'RRCAP', 'RRCTR', 'RES', 'SGID', 'RRREQ', 'RRSTAT', 'R', 'RTE', 'EVB Mode', 'ROL', 'RWD', 'RES', 'ROL', 'RKA'] as const;
const OURS = ['', 'bgid', 'rrcap', 'rrctr', '', 'sgid', 'rrreq', 'rrstat', 'r', 'rte', 'mode', 'rolRwd', 'rwd', '', 'rolRka', 'rka'] as const;
const EVB_LINE = /\b(RES|BGID|RRCAP|RRCTR|SGID|RRREQ|RRSTAT|R|RTE|EVB Mode|ROL|RWD|RKA): (?:[A-Za-z ]+ \[)?(\d+)/g;
const CDCP_LINE = /\b(Role|RES|Scomp|ChnCap|SCID|SVID): (\d+)/g;

type Pairs = [string, number][];
const pairs = (text: string, pattern: RegExp): Pairs => [...text.matchAll(pattern)].map(([, name = '', value]) => [name, Number(value)]);

/** What tcpdump says of the EVB and CDCP TLVs, frame by frame. */
function told(frames: readonly Uint8Array[]): { evb: Pairs; cdcp: Pairs }[] {
  const blocks = ask('tcpdump', frames, ['-vv', '-n']).split(/^(?=\d\d:\d\d:\d\d\.)/m).filter((block) => block !== '');
  return blocks.map((block) => {
    const tlvs = block.split(/^\t(?=\S)/m);
    const tlv = (title: string): string => tlvs.filter((text) => text.includes(title)).join('');
    return { evb: pairs(tlv('EVB Subtype (13)'), EVB_LINE), cdcp: pairs(tlv('CDCP Subtype (14)'), CDCP_LINE) };
  });
}

/** The same out of our PDUs; reserved bits are not in them, so frames that have some are not compared. */
function ours(data: Uint8Array): { evb: Pairs; cdcp: Pairs } {
  const decoded = engine.decode(frameOf(data, 1));
  expect(decoded.faults).toEqual([]);
  expect(decoded.layers.some((layer) => layer.reserved)).toBe(false);
  const evb = decoded.layers.find(({ name }) => name === 'evb')?.pdu as Record<string, number> | undefined;
  const cdcp = decoded.layers.find(({ name }) => name === 'cdcp')?.pdu as (Record<string, number> & { channel: { scid: number; svid: number }[] }) | undefined;
  return {
    evb: evb ? EVB.map((name, i) => [name, OURS[i] === '' ? 0 : evb[OURS[i]!]!]) : [],
    cdcp: cdcp
      ? [['Role', cdcp['role']!], ['RES', 0], ['Scomp', cdcp['scomp']!], ['ChnCap', cdcp['chncap']!], ...cdcp.channel.flatMap(({ scid, svid }): Pairs => [['SCID', scid], ['SVID', svid]])]
      : [],
  };
}

const FRAME = frameFiles().find(({ name }) => name.startsWith('g17-'))!.data;

/** An LLDPDU as G17 begins, with an EVB and a CDCP TLV. */
const lldpdu = fc.tuple(PDUS.get('evb')!, PDUS.get('cdcp')!).map(([evb, cdcp]) => {
  const tlvs = [layerNamed('evb', evb), layerNamed('cdcp', cdcp), layerNamed('lldp.end', {})];
  return Uint8Array.from([...FRAME.subarray(0, 36), ...tlvs.flatMap((tlv) => [...encode(tlv)])]);
});

describe('EVB and CDCP values equal those of tcpdump', () => {
  itWith('tcpdump', 'on G17, its own capture', () => {
    expect(told([FRAME])).toEqual([ours(FRAME)]);
    expect(ours(FRAME).evb.length).toBe(16);
    expect(ours(FRAME).cdcp.length).toBe(6);
  });

  itWith('tcpdump', 'on 1,000 random encodings', () => {
    const frames = fc.sample(lldpdu, { numRuns: 1000, seed: 20121130 });
    const answers = told(frames);
    expect(answers.length).toBe(1000);
    answers.forEach((answer, i) => expect({ i, ...answer }).toEqual({ i, ...ours(frames[i]!) }));
  });
});
