import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { Engine } from '../../src/dissect/engine.js';
import { fieldTable } from '../../src/export/field-table.js';
import { frameJson } from '../../src/export/frame-json.js';
import { frameLine } from '../../src/export/frame-line.js';
import { frameTree } from '../../src/export/frame-tree.js';
import { hexLines } from '../../src/export/hex-lines.js';
import { PLAIN_PAINT as plain } from '../../src/export/paint.js';
import type { FrameRow } from '../../src/model/analysis.js';
import { jsonLine } from '../../src/text/safe.js';
import { HOSTILE_NAME } from '../cli/story.js';
import { frameFiles, goldenHex } from '../dissectors/frame-file.js';
import { timebase } from './sample.js';

const engine = new Engine(DISSECTORS);
const fields = fieldTable(DISSECTORS);
const golden = goldenHex();

function row(data: Uint8Array, linkType = 1, origLen = data.length): FrameRow {
  const point = { id: 0, name: 'eno3', linkType, file: null };
  const frame = { kind: 'frame', no: 12, timeNs: 504_542_000, point, data, origLen, direction: null } as const;
  return { frame, decoded: engine.decode(frame), link: 'eno3', channel: null };
}

const octets = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const line = (hex: string): string => frameLine(row(octets(hex)), '06:25:54.504542', fields, plain);
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

  it('says why a request was refused, and marks what the octets lack', () => {
    expect(said('g10')).toMatch(/^VDP {2}seq 6 deassoc response \[[\w ,]+\] VSI 11112222-/);
    const cut = golden.get('g4')!.slice(0, -8);
    expect(line(cut)).toMatch(/ {2}\[vdp\.?\w*: short at octet \d+, \d+ wanted, \d+ there\]$/);
    expect(frameLine(row(octets(cut), 1, 71), 't', fields, plain)).toMatch(/ {2}\[cut by the snap length\]$/);
  });

  it('stays one visible line whatever the frames hold', () => {
    for (const file of frameFiles()) {
      expect(frameLine(row(file.data, file.linkType), 't', fields, plain)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    }
    const name = `0a${HOSTILE_NAME.length.toString(16)}${HOSTILE_NAME.toString('hex')}`;
    const hostile = line(`0180c20000004a99c9e10ac688cc0207044a99c9e10ac60407034a99c9e10ac606020078${name}0000`);
    expect(hostile).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    expect(hostile).toContain('\\x1b[31m\\x1b]52;c;aGk=\\x07');
  });
});

describe('a frame as a tree', () => {
  it('shows the bits of fields in their octets', () => {
    const shown = row(octets(golden.get('g4')!));
    const lines = frameTree(shown, engine.tree(shown.frame), timebase());
    expect(lines.slice(0, 5)).toEqual(['Frame 12: 71 octets on the wire, 71 captured', '    Time: 2026-11-23T06:25:54.504542000Z', '    Link: eno3', '    S-channel: default', '    Interface: eno3']);
    expect(lines).toContain('        0001 .... = Version: 1');
    expect(lines).toContain('        .... ..00 0000 0001 = Subtype: VDP (1)');
    expect(lines).toContain('                ...1 .... = M: migrating to here: 1');
    expect(lines).toContain('                VSIID: fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f');
    expect(lines).toContain('                    .... 0000 0110 0100 = VLAN identifier: 100');
  });

  it('ends with its faults', () => {
    const cut = row(octets(golden.get('g4')!.slice(0, -8)));
    expect(frameTree(cut, engine.tree(cut.frame), timebase()).at(-1)).toMatch(/^\[vdp\.?\w*: short at octet \d+: expected .*; \d+ octets wanted, \d+ there\]$/);
  });
});

describe('a frame as JSON', () => {
  it('names every field that decoded', () => {
    const json = JSON.parse(jsonLine(frameJson(row(octets(golden.get('g4')!)), timebase(), fields, false))) as { layers: { name: string; fields: Record<string, unknown> }[] };
    expect(json).toMatchObject({ v: 1, event: 'frame', time: '2026-11-23T06:25:54.504542000Z', frame: 12, link: 'eno3', channel: null, faults: [], truncated: false });
    expect(json.layers.map(({ name }) => name)).toEqual(['eth', 'ecp', 'vdp', 'vdp.manager', 'vdp.assoc']);
    expect(json.layers[4]!.fields).toMatchObject({
      'vdp.type': 3, 'vdp.migrate': 1, 'vdp.vsiid': 'fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f',
      'vdp.filter': [{ 'vdp.filter.mac': '52:54:00:aa:bb:01', 'vdp.filter.ps': 0, 'vdp.filter.pcp': 0, 'vdp.filter.vid': 100 }],
    });
  });

  it('has the values of the tree', () => {
    for (const file of frameFiles()) {
      const shown = row(file.data, file.linkType);
      const flat = (value: unknown): [string, unknown][] =>
        Array.isArray(value) ? value.flatMap(flat) : Object.entries(value as object).flatMap(([key, one]) => (Array.isArray(one) ? one.flatMap(flat) : [[key, one] as [string, unknown]]));
      const { layers } = frameJson(shown, timebase(), fields, false) as { layers: { fields: object }[] };
      type Nodes = ReturnType<typeof engine.tree>;
      const values = (nodes: Nodes): [string, unknown][] => nodes.flatMap((node) => [...(node.value === null ? [] : [[node.name, node.value] as [string, unknown]]), ...values(node.children)]);
      const sorted = (pairs: [string, unknown][]): string[] => pairs.map((pair) => JSON.stringify(pair)).sort();
      expect(sorted(layers.flatMap((layer) => flat(layer.fields)))).toEqual(sorted(values(engine.tree(shown.frame))));
    }
  });
});

it('octets are shown sixteen in a line', () => {
  expect(hexLines(octets('000102030405060708090a0b0c0d0e0f411b'))).toEqual([
    '0000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f  ................',
    `0010  41 1b${' '.repeat(42)}  A.`,
  ]);
  expect(hexLines(new Uint8Array())).toEqual([]);
});
