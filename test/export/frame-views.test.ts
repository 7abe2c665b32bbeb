import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { Engine } from '../../src/dissect/engine.js';
import { fieldTable } from '../../src/export/field-table.js';
import { FrameJson } from '../../src/export/frame-json.js';
import { FrameLine } from '../../src/export/frame-line.js';
import { FrameTree } from '../../src/export/frame-tree.js';
import { writeHexLines } from '../../src/export/hex-lines.js';
import { PLAIN_PAINT as plain, type Paint } from '../../src/export/paint.js';
import type { FrameRow } from '../../src/model/analysis.js';
import { written, type TextBuffer } from '../../src/text/text-buffer.js';
import { timeWriter } from '../../src/text/time.js';
import { HOSTILE_NAME } from '../cli/story.js';
import { frameFiles, goldenHex } from '../dissectors/frame-file.js';
import { timebase } from './sample.js';

const engine = new Engine(DISSECTORS);
const fields = fieldTable(DISSECTORS);
const golden = goldenHex();

function row(data: Uint8Array, linkType = 1, origLen = data.length): FrameRow {
  const point = { id: 0, name: 'eno3', linkType, file: null };
  const frame = { kind: 'frame', no: 12, timeNs: 504_542_000, point, data, origLen, direction: null, offset: null } as const;
  return { frame, decoded: engine.decode(frame), link: 'eno3', channel: null };
}

const octets = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const { originSec } = timebase();
const one = new FrameLine(fields, timeWriter('clock', originSec, 0), plain);
const tree = new FrameTree(engine, originSec);
const json = new FrameJson(DISSECTORS, originSec, false);

/** What is written of a frame, which must be whole lines. */
function shown(view: { write(to: TextBuffer, row: FrameRow): void }, frame: FrameRow): string[] {
  const text = written((to) => view.write(to, frame));
  expect(text.at(-1)).toBe('\n');
  return text.slice(0, -1).split('\n');
}

const line = (hex: string): string => shown(one, row(octets(hex))).join('\n');
const said = (name: string): string => line(golden.get(name)!).replace(/^.*? > \S+ {2}/, '');

describe('a frame in a line', () => {
  it('begins with number, time, link and addresses', () => {
    expect(line(golden.get('g5')!)).toBe('   #12 06:25:54.504542 eno3 06:9e:97:1e:55:58 > nearest-customer-bridge  ECP  ack seq 1');
  });

  it.each([
    ['g1', 'LLDP ttl 120, EVB station R 2 RTE 14 RWD 18 RKA 17 RR asked group ids'],
    ['g4', 'VDP  seq 1 assoc request [M] VSI fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f mac 52:54:00:aa:bb:01 vid 100'],
    ['g6', 'VDP  seq 1 assoc response VSI fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f mac 52:54:00:aa:bb:01 vid 100'],
    ['g13', 'LLDP ttl 0'],
    ['g14', 'LLDP ttl 120, EVB draft configured RR+RTE+ECP+VDP RTE 16'],
    ['g16', 'VDP draft seq 4 assoc VSI a1412857-60f7-4ce1-e95a-2164943f53aa mac 52:54:00:8e:aa:11 vid 2'],
    ['g17', 'LLDP ttl 120, EVB bridge R 7 RTE 20 RWD 31 RKA 31 RR capable, CDCP bridge 1/1'],
    ['g12', 'VDP  seq 1 assoc response VSI aaaabbbb-cccc-dddd-eeee-ffff00001111 group 77 mac 52:54:00:aa:bb:02 vid 77, group 78 mac 52:54:00:aa:bb:03 vid 78'],
    ['g15', 'ECP draft request seq 1'],
  ])('%s says %j', (name, text) => {
    expect(said(name)).toBe(text);
  });

  it('is coloured where colours are asked for, and says the same', () => {
    const brush = (name: string) => (text: string): string => `<${name}>${text}</${name}>`;
    const painted: Paint = { ...plain, dim: brush('dim'), bold: brush('bold'), error: brush('error'), warning: brush('warning') };
    const colours = new FrameLine(fields, timeWriter('clock', originSec, 0), painted);
    const frame = row(octets(golden.get('g4')!.slice(0, -8)));
    const [text] = shown(colours, frame);
    expect(text).toMatch(/^<dim> {3}#12<\/dim> 06:25:54.504542 .* {2}<bold>ECP <\/bold> request seq 1 {2}<error>\[vdp.*\]<\/error>$/);
    expect(text!.replace(/<\/?\w+>/g, '')).toBe(shown(one, frame)[0]);
  });

  it('says why a request was refused, and marks what the octets lack', () => {
    expect(said('g10')).toMatch(/^VDP {2}seq 6 deassoc response \[[\w ,]+\] VSI 11112222-/);
    const cut = golden.get('g4')!.slice(0, -8);
    expect(line(cut)).toMatch(/ {2}\[vdp\.?\w*: short at octet \d+, \d+ wanted, \d+ there\]$/);
    expect(shown(one, row(octets(cut), 1, 71))[0]).toMatch(/ {2}\[cut by the snap length\]$/);
  });

  it('stays one visible line whatever the frames hold', () => {
    for (const file of frameFiles()) {
      const lines = shown(one, row(file.data, file.linkType));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    }
    const name = `0a${HOSTILE_NAME.length.toString(16)}${HOSTILE_NAME.toString('hex')}`;
    const hostile = line(`0180c20000004a99c9e10ac688cc0207044a99c9e10ac60407034a99c9e10ac606020078${name}0000`);
    expect(hostile).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    expect(hostile).toContain('\\x1b[31m\\x1b]52;c;aGk=\\x07');
  });
});

describe('a frame as a tree', () => {
  it('shows the bits of fields in their octets', () => {
    const lines = shown(tree, row(octets(golden.get('g4')!)));
    expect(lines.slice(0, 5)).toEqual(['Frame 12: 71 octets on the wire, 71 captured', '    Time: 2026-11-23T06:25:54.504542000Z', '    Link: eno3', '    S-channel: default', '    Interface: eno3']);
    expect(lines).toContain('        0001 .... = Version: 1');
    expect(lines).toContain('        .... ..00 0000 0001 = Subtype: VDP (1)');
    expect(lines).toContain('                ...1 .... = M: migrating to here: 1');
    expect(lines).toContain('                VSIID: fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f');
    expect(lines).toContain('                    .... 0000 0110 0100 = VLAN identifier: 100');
  });

  it('says where each frame was seen, whatever was seen before', () => {
    const frame = row(octets(golden.get('g5')!));
    const seen = (changes: Partial<FrameRow>, of: Partial<FrameRow['frame']> = {}): string[] => {
      const lines = shown(tree, { ...frame, ...changes, frame: { ...frame.frame, ...of } });
      return lines.slice(0, lines.indexOf('Ethernet'));
    };
    const length = frame.frame.data.length;
    const at = { id: 1, linkType: 1, name: 'a\u001b', file: 'b\u202e.pcap' };
    for (let round = 0; round < 2; round++) {
      expect(seen({})).toEqual([`Frame 12: ${length} octets on the wire, ${length} captured`, '    Time: 2026-11-23T06:25:54.504542000Z', '    Link: eno3', '    S-channel: default', '    Interface: eno3']);
      expect(seen({ channel: 5 }).slice(2)).toEqual(['    Link: eno3', '    S-channel: SVID 5', '    Interface: eno3']);
      expect(seen({}, { direction: 'in' }).slice(3)).toEqual(['    S-channel: default', '    Interface: eno3', '    Direction: in']);
      expect(seen({}, { point: at }).slice(2)).toEqual(['    Link: eno3', '    S-channel: default', '    Interface: a\\x1b', '    File: b\\u{202e}.pcap']);
      expect(seen({ link: 'eno4\n' }).slice(2)).toEqual(['    Link: eno4\\x0a', '    S-channel: default', '    Interface: eno3']);
      expect(seen({}, { origLen: length + 7 })[0]).toBe(`Frame 12: ${length + 7} octets on the wire, ${length} captured`);
      for (let i = 0; i < 1500; i++) expect(seen({ link: `link${i}`, channel: i % 40 }, { origLen: length + i }).slice(0, 4)).toEqual([`Frame 12: ${length + i} octets on the wire, ${length} captured`, '    Time: 2026-11-23T06:25:54.504542000Z', `    Link: link${i}`, `    S-channel: SVID ${i % 40}`]);
      for (let i = 0; i < 40; i++) expect(seen({ channel: i }).slice(2, 4)).toEqual(['    Link: eno3', `    S-channel: SVID ${i}`]);
    }
  });

  it('ends with its faults', () => {
    const cut = row(octets(golden.get('g4')!.slice(0, -8)));
    expect(shown(tree, cut).at(-1)).toMatch(/^\[vdp\.?\w*: short at octet \d+: expected .*; \d+ octets wanted, \d+ there\]$/);
  });
});

describe('a frame as JSON', () => {
  it('names every field that decoded', () => {
    const event = JSON.parse(shown(json, row(octets(golden.get('g4')!)))[0]!) as { layers: { name: string; fields: Record<string, unknown> }[] };
    expect(event).toMatchObject({ v: 1, event: 'frame', time: '2026-11-23T06:25:54.504542000Z', frame: 12, link: 'eno3', channel: null, faults: [], truncated: false });
    expect(event.layers.map(({ name }) => name)).toEqual(['eth', 'ecp', 'vdp', 'vdp.manager', 'vdp.assoc']);
    expect(event.layers[4]!.fields).toMatchObject({
      'vdp.type': 3, 'vdp.migrate': 1, 'vdp.vsiid': 'fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f',
      'vdp.filter': [{ 'vdp.filter.mac': '52:54:00:aa:bb:01', 'vdp.filter.ps': 0, 'vdp.filter.pcp': 0, 'vdp.filter.vid': 100 }],
    });
  });

  it('has the values of the tree, each name once', () => {
    for (const file of frameFiles()) {
      const frame = row(file.data, file.linkType);
      const [text] = shown(json, frame);
      const { layers } = JSON.parse(text!) as { layers: { fields: object }[] };
      expect(JSON.stringify(JSON.parse(text!))).toHaveLength(text!.length);
      const flat = (value: unknown): [string, unknown][] =>
        Array.isArray(value) ? value.flatMap(flat) : Object.entries(value as object).flatMap(([key, one]) => (Array.isArray(one) ? one.flatMap(flat) : [[key, one] as [string, unknown]]));
      type Nodes = ReturnType<typeof engine.tree>;
      const values = (nodes: Nodes): [string, unknown][] => nodes.flatMap((node) => [...(node.value === null ? [] : [[node.name, node.value] as [string, unknown]]), ...values(node.children)]);
      expect(layers.flatMap((layer) => flat(layer.fields))).toEqual(values(engine.tree(frame.frame)));
    }
  });

  it('is right for layers in any place, the second time and after thousands of others', () => {
    const frame = row(octets(golden.get('g5')!));
    const first = frame.decoded.layers[0]!;
    const places = Array.from({ length: 6000 }, (_, i) => ({ ...first, parent: i % 40, start: i % 2100, end: i % 5000, complete: i % 2 === 0, reserved: i % 3 === 0, pdu: { type: i * 13 } }));
    for (let round = 0; round < 2; round++) {
      for (const { pdu, fault, ...place } of places) {
        const { layers } = JSON.parse(shown(json, { ...frame, decoded: { ...frame.decoded, layers: [{ ...place, pdu, fault }] } })[0]!) as { layers: unknown[] };
        expect(layers).toEqual([{ ...place, fields: { 'eth.type': pdu.type } }]);
      }
    }
  });

  it('keeps hostile texts in their quotes', () => {
    const name = `0a${HOSTILE_NAME.length.toString(16)}${HOSTILE_NAME.toString('hex')}`;
    const hostile = row(octets(`0180c20000004a99c9e10ac688cc0207044a99c9e10ac60407034a99c9e10ac606020078${name}0000`));
    const [text] = shown(json, { ...hostile, link: '"\u202e\n\\' });
    expect(text).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    const event = JSON.parse(text!) as { link: string; layers: { fields: Record<string, unknown> }[] };
    expect(event.link).toBe('"\u202e\n\\');
    expect(event.layers.map(({ fields }) => fields['lldp.sysname.text']).filter(Boolean)).toEqual([new TextDecoder().decode(HOSTILE_NAME)]);
  });

  it('names the file when there are several', () => {
    const frame = row(octets(golden.get('g5')!));
    const named = { ...frame, frame: { ...frame.frame, point: { ...frame.frame.point, file: 'a "b".pcap' } } };
    expect(JSON.parse(shown(new FrameJson(DISSECTORS, originSec, true), named)[0]!)).toMatchObject({ frame: 12, file: 'a "b".pcap', link: 'eno3' });
  });
});

const hexLines = (digits: string): string[] => written((to) => writeHexLines(to, octets(digits))).split('\n').slice(0, -1);

it('octets are shown sixteen in a line', () => {
  expect(hexLines('000102030405060708090a0b0c0d0e0f411b')).toEqual([
    '0000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f  ................',
    `0010  41 1b${' '.repeat(42)}  A.`,
  ]);
  expect(hexLines('')).toEqual([]);
  const long = hexLines('41'.repeat(70_000));
  expect([long[0], long[100], long[4096]]).toEqual(['0000', '0640', '10000'].map((at) => `${at}  ${'41 '.repeat(16)} ${'A'.repeat(16)}`));
});
