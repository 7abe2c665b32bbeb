import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { encode } from '../../src/dissect/dissector.js';
import { listFields } from '../../src/dissect/fields.js';
import type { TreeNode } from '../../src/model/decoded.js';
import { mac } from '../../src/text/mac.js';
import { octets, PDUS, uint } from '../dissectors/arbitrary-pdus.js';
import { frameFiles } from '../dissectors/frame-file.js';
import { engine, frameOf, layerNamed } from '../dissectors/respec.js';
import { itWith, tsharkFields } from './peer.js';

const SAMPLE = { numRuns: 1000, seed: 20121130 };
const ADDRESSES = { dst: new Uint8Array([1, 0x80, 0xc2, 0, 0, 0]), src: new Uint8Array([2, 0, 0, 0, 0, 1]) };
const PDU = new Map(DISSECTORS.map((by) => [by.name, by]));

/** tshark 4.0 reads the text of LLDP as ASCII. */
const asTshark = (value: string | number): string | number =>
  typeof value === 'number' ? value : [...Buffer.from(value)].map((octet) => (octet > 0x7f ? '\ufffd' : String.fromCharCode(octet))).join('');

/** Where tshark has another name: 802.1ad tags are no `vlan`, the protocol of a cooked header may be no EtherType. */
const isOtherName = (file: string, alias: string): boolean =>
  (['tag-s-ecp', 'sll2-tagged-ecp'].includes(file) && alias.startsWith('vlan.')) || (file === 'sll-llc-lldp' && alias === 'sll.etype');

type Row = Record<string, number> & { mac: Uint8Array };

/** The PDU of the first layer of that name, as our decoder reads the frame. */
function pduOf(data: Uint8Array, name: string): Readonly<Record<string, unknown>> {
  expect(PDU.has(name)).toBe(true);
  return engine.decode(frameOf(data, 1)).layers.find((layer) => layer.name === name)!.pdu;
}

describe('ECP headers equal those of tshark', () => {
  const ecpdu = fc.tuple(fc.record({ version: uint(4), op: uint(2), subtype: uint(10), seqno: uint(16) }), fc.uint8Array({ maxLength: 60 }));
  const frame = ecpdu.map(([pdu, rest]) => encode(layerNamed('eth', { ...ADDRESSES, type: 0x8940 }, layerNamed('ecp', pdu, layerNamed('data', { data: rest })))));

  itWith('tshark', 'on 1,000 random ECPDUs', () => {
    const frames = fc.sample(frame, SAMPLE);
    const told = tsharkFields(frames, ['ecp.ver', 'ecp.op', 'ecp.subtype', 'ecp.seqno']);
    told.forEach((columns, i) => {
      const { version, op, subtype, seqno } = pduOf(frames[i]!, 'ecp');
      expect({ i, columns: columns.map(Number) }).toEqual({ i, columns: [version, op, subtype, seqno] });
    });
  });
});

describe('what tshark decodes correctly of the drafts', () => {
  const vsi = fc.record({
    type: uint(2), response: uint(8), manager: octets(1), typeid: uint(24), typever: uint(8), vsiid: octets(16),
    filterfmt: fc.constant(2), entries: fc.constant(1), filter: fc.record({ mac: octets(6), ps: uint(1), pcp: uint(3), vid: uint(12) }).map((row) => [row]),
  });
  const draftFrame = fc.tuple(uint(16), uint(1), vsi).map(([seqno, op, pdu]) => {
    const tlvs = layerNamed('ecp-draft.tlvs', {}, layerNamed('vdp-draft', pdu), layerNamed('ecp-draft.end', {}));
    const ecp = layerNamed('ecp-draft', { pid: 0, subtype: 0, op, seqno }, ...(op === 0 ? [tlvs] : []));
    return encode(layerNamed('eth', { ...ADDRESSES, type: 0x88b7 }, ecp));
  });

  itWith('tshark', 'ECP and VDP of 1,000 random draft ECPDUs, one MAC/VID entry each', () => {
    const frames = fc.sample(draftFrame, SAMPLE);
    const told = tsharkFields(frames, ['ecp.mode', 'ecp.seq', 'ecp.vdp.mode', 'ecp.vdp.response', 'ecp.vdp.mgrid', 'ecp.vdp.vsitypeid', 'ecp.vdp.vsitypeidversion', 'ecp.vdp.mac', 'ecp.vdp.vlan']);
    told.forEach(([op, seq, mode, response, manager, typeid, typever, address, vlan], i) => {
      const ecp = pduOf(frames[i]!, 'ecp-draft');
      expect({ i, op: Number(op), seq: Number(seq) }).toEqual({ i, op: ecp['op'], seq: ecp['seqno'] });
      if (ecp['op'] !== 0) return;
      const vdp = pduOf(frames[i]!, 'vdp-draft');
      const [entry] = vdp['filter'] as [Row];
      expect([mode, response, typeid, typever].map(Number)).toEqual(['type', 'response', 'typeid', 'typever'].map((key) => vdp[key]));
      expect(Number(manager)).toBe((vdp['manager'] as Uint8Array)[0]);
      expect(address).toBe(mac(entry.mac));
      expect(Number(vlan)).toBe(entry['ps']! * 0x8000 + entry['pcp']! * 0x1000 + entry['vid']!);
    });
  });

  itWith('tshark', 'the EVB TLV of 1,000 random LLDPDUs', () => {
    const start = frameFiles().find(({ name }) => name.startsWith('g14-'))!.data.subarray(0, 36);
    const frames = fc.sample(PDUS.get('evb-draft')!.map((pdu) => Uint8Array.from([...start, ...encode(layerNamed('evb-draft', pdu)), 0, 0])), SAMPLE);
    const caps = (which: string): string[] => ['', '.std', '.rr', '.rte', '.ecp', '.vdp'].slice(1).map((cap) => `lldp.ieee.802_1qbg.evb_${which}_caps${cap}`);
    const numbers = ['evb_supported_vsi', 'evb_configured_vsi', 'evb_retrans_timer'].map((name) => `lldp.ieee.802_1qbg.${name}`);
    const told = tsharkFields(frames, [...caps('support'), ...caps('configure'), ...numbers]);
    const keys = ['sstd', 'srr', 'srte', 'secp', 'svdp', 'cstd', 'crr', 'crte', 'cecp', 'cvdp', 'svsis', 'cvsis', 'rte'];
    told.forEach((columns, i) => {
      const evb = pduOf(frames[i]!, 'evb-draft');
      expect({ i, columns: columns.map(Number) }).toEqual({ i, columns: keys.map((key) => evb[key]) });
    });
  });
});

describe('aliases', () => {
  const aliases = listFields(DISSECTORS).flatMap(({ name, alias }) => (alias === null ? [] : [{ name, alias }]));

  itWith('tshark', 'are names that tshark knows', () => {
    const known = new Set(execFileSync('tshark', ['-G', 'fields'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }).split('\n').map((line) => line.split('\t')[2]));
    expect(aliases.length).toBeGreaterThan(20);
    expect(aliases.filter(({ alias }) => !known.has(alias))).toEqual([]);
  });

  itWith('tshark', 'stand for the same values in the frames of fixtures/frames', () => {
    const values = (nodes: readonly TreeNode[], name: string): (string | number)[] =>
      nodes.flatMap((node) => [...(node.name === name && node.value !== null ? [node.value] : []), ...values(node.children, name)]);
    const files = frameFiles().filter(({ linkType, name }) => [1, 113, 276].includes(linkType) && !name.includes('draft'));
    const names = aliases.map(({ alias }) => alias);
    const compared = new Set<string>();
    const told = new Map([1, 113, 276].flatMap((linkType) => {
      const same = files.filter((file) => file.linkType === linkType);
      return tsharkFields(same.map(({ data }) => data), names, linkType).map((columns, i) => [same[i]!.name, columns] as const);
    }));
    files.forEach((file) => {
      const tree = engine.tree(frameOf(file.data, file.linkType));
      aliases.forEach(({ name, alias }, column) => {
        const cell = told.get(file.name)![column]!;
        const own = values(tree, name);
        if (own.length === 0 || isOtherName(file.name, alias)) return;
        compared.add(alias);
        // tshark gives the OUI of TLVs, too, that have one of their own with us: ours must be among its values.
        const theirs = cell.split(',').map((value) => (typeof own[0] === 'number' ? Number(value) : value));
        expect({ file: file.name, alias, values: theirs }).toEqual({ file: file.name, alias, values: expect.arrayContaining(own.map(asTshark)) as unknown });
      });
    });
    expect(aliases.filter(({ alias }) => !compared.has(alias))).toEqual([]);
  });
});
