import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { encode } from '../../src/dissect/dissector.js';
import { listFields } from '../../src/dissect/fields.js';
import type { TreeNode } from '../../src/model/decoded.js';
import { hex } from '../../src/text/mac.js';
import { type FrameFile, frameFiles, goldenHex, type Item } from './frame-file.js';
import { engine, frameOf, specOf } from './respec.js';

const FILES = frameFiles();
const LAYERS = new Set(DISSECTORS.map((by) => by.name));
const NUMBER = /^(\d+|0x[0-9a-f]+)$/;

/** Fields and marks of a tree, in the order of their bits. */
function leaves(nodes: readonly TreeNode[]): TreeNode[] {
  const isRow = (node: TreeNode): boolean => node.children.length > 0 || (LAYERS.has(node.name) && node.label === titleOf(node.name));
  return nodes.flatMap((node) => (isRow(node) ? leaves(node.children) : [node]));
}

function titleOf(name: string): string {
  return DISSECTORS.find((by) => by.name === name)!.title;
}

/** The word for a node in a frame file: a field by its name, a mark by the first word of its label. */
function word(node: TreeNode): string {
  return LAYERS.has(node.name) && node.value === null ? node.label.toLowerCase().split(' ')[0]! : node.name;
}

/** The bits of the frame as a number, read without the decoder. */
function bitsAt(data: Uint8Array, bit: number, bits: number): bigint {
  const all = data.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
  return (all >> BigInt(8 * data.length - bit - bits)) & ((1n << BigInt(bits)) - 1n);
}

function checkItem(file: FrameFile, item: Item, node: TreeNode): void {
  const where = `${file.name}, ${item.name} at bit ${item.bit}`;
  expect({ at: where, name: word(node), bit: node.bit, bits: node.bits }).toEqual({ at: where, name: item.name, bit: item.bit, bits: item.bits });
  if (typeof node.value === 'string') expect(node.value, where).toBe(item.value);
  else {
    expect(item.value, where).toMatch(NUMBER);
    expect(bitsAt(file.data, item.bit, item.bits), `${where}: the file contradicts its octets`).toBe(BigInt(item.value));
    if (node.value !== null) expect(node.value, where).toBe(Number(item.value));
  }
  if (item.text !== null) expect(node.text, where).toContain(item.text);
}

describe.each(FILES.map((file) => [file.name, file] as const))('%s', (_, file) => {
  const frame = frameOf(file.data, file.linkType);
  const decoded = engine.decode(frame);

  it('decodes without a fault, with the layers of the file', () => {
    expect(decoded.faults).toEqual([]);
    expect(decoded.truncated).toBe(false);
    expect(decoded.layers.map(({ name, start }) => ({ name, start }))).toEqual(file.layers);
    expect(decoded.layers.every((layer) => layer.complete && !layer.reserved)).toBe(true);
  });

  it('has each field and mark of the file where the file says, and no other', () => {
    const nodes = leaves(engine.tree(frame));
    expect(nodes.map(word)).toEqual(file.items.map((item) => item.name));
    file.items.forEach((item, i) => checkItem(file, item, nodes[i]!));
  });

  it('encodes to the same octets, but for the padding', () => {
    const octets = encode(specOf(decoded));
    const last = file.items.at(-1)!;
    const padding = last.name === 'padding' ? last.bits / 8 : 0;
    expect(hex(octets)).toBe(hex(file.data.subarray(0, file.data.length - padding)));
    expect(file.data.subarray(octets.length).every((octet) => octet === 0)).toBe(true);
  });
});

describe('the set of frames', () => {
  it('holds the 17 golden frames as recorded', () => {
    const written = FILES.flatMap((file) => (/^g\d+-/.test(file.name) ? [[file.name.split('-')[0]!, hex(file.data)]] : []));
    expect(written.sort()).toEqual([...goldenHex()].sort());
    expect(written.length).toBe(17);
  });

  it('has a layer of every dissector', () => {
    const seen = new Set(FILES.flatMap((file) => file.layers.map((layer) => layer.name)));
    expect([...LAYERS].filter((name) => !seen.has(name))).toEqual([]);
  });

  it('has every field of every dissector', () => {
    const seen = new Set(FILES.flatMap((file) => file.items.map((item) => item.name)));
    expect(listFields(DISSECTORS).map((field) => field.name).filter((name) => !seen.has(name))).toEqual([]);
  });
});
