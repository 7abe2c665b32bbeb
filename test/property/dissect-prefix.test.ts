import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decoded, Layer, TreeNode } from '../../src/model/decoded.js';
import { encoded } from '../dissectors/arbitrary-frames.js';
import { frameFiles } from '../dissectors/frame-file.js';
import { engine, frameOf } from '../dissectors/respec.js';

const MAX_LENGTH = 1500;
const CHAINS = ['vdp', 'pe-csp', 'ecp-draft.tlvs'];
const ENDS = ['vdp.end', 'pe-csp.end', 'ecp-draft.end'];
const TAGS = ['vlan', 'etag', 'vntag'];

interface Whole {
  readonly data: Uint8Array;
  readonly linkType: number;
  readonly decoded: Decoded;
  /** Where padding begins. */
  readonly paddings: readonly number[];
}

function decodeWhole(data: Uint8Array, linkType: number): Whole {
  const frame = frameOf(data, linkType);
  const paddings = (nodes: readonly TreeNode[]): number[] =>
    nodes.flatMap((node) => (node.label === 'Padding' ? [node.bit / 8] : paddings(node.children)));
  return { data, linkType, decoded: engine.decode(frame), paddings: paddings(engine.tree(frame)) };
}

/** By layer: octets of its header that its length does not count. A length of 0 says nothing. */
const COUNTED: Readonly<Record<string, number>> = { ipv4: 0, ipv6: 40, udp: 0 };

/** What length fields say: where what they count begins, and where it ends. */
function lengths({ layers }: Decoded): { from: number; to: number }[] {
  return layers.flatMap(({ name, start, pdu }, i) => {
    const carried = layers.find((layer) => layer.parent === i);
    if (!carried) return [];
    const { type, length } = pdu as { type?: number; length?: number };
    if (name in COUNTED) return length === 0 ? [] : [{ from: carried.start, to: start + COUNTED[name]! + length! }];
    const hasType = TAGS.includes(name) || 'dst' in pdu;
    return hasType && type! <= MAX_LENGTH ? [{ from: carried.start, to: carried.start + type! }] : [];
  });
}

/** True where nothing on the wire tells that octets are missing: padding, data, between the TLVs of an ECPDU. */
function isQuiet({ decoded, paddings }: Whole, cut: number): boolean {
  const { layers } = decoded;
  if (lengths(decoded).some(({ from, to }) => from <= cut && cut < to)) return false;
  if (paddings.some((start) => cut >= start)) return true;
  const inChain = (layer: Layer): boolean => layer.parent >= 0 && CHAINS.includes(layers[layer.parent]!.name);
  return layers.some(
    (layer) =>
      (layer.name === 'data' && cut >= layer.start) ||
      (CHAINS.includes(layer.name) && cut === layer.start) ||
      (inChain(layer) && (cut === layer.end || (ENDS.includes(layer.name) && cut > layer.start && cut < layer.end))),
  );
}

function checkCut(whole: Whole, cut: number): void {
  const { data, linkType, decoded } = whole;
  const where = `cut at ${cut} of ${data.length}`;
  const got = engine.decode(frameOf(data.slice(0, cut), linkType));
  expect(got.truncated, where).toBe(false);
  expect(got.faults.length, where).toBe(isQuiet(whole, cut) ? 0 : 1);

  const names = ({ layers }: Decoded): string[] => layers.map(({ name, start, parent }) => `${name} at ${start} in ${parent}`);
  expect(names(got), where).toEqual(names(decoded).slice(0, got.layers.length));
  expect(decoded.layers.slice(got.layers.length).every((layer) => layer.end > cut), where).toBe(true);
  got.layers.forEach((layer, i) => {
    if (decoded.layers[i]!.end <= cut) expect({ where, ...layer }).toEqual({ where, ...decoded.layers[i]! });
    else expect(layer.start <= cut && layer.end <= cut, where).toBe(true);
  });
  // Only the innermost layer that the cut went through can be the faulty one, or the length field's owner.
  expect(got.layers.filter((layer) => layer.fault !== null).length, where).toBe(got.faults.length);

  const snapped = engine.decode(frameOf(data.slice(0, cut), linkType, data.length));
  expect({ where, faults: snapped.faults, truncated: snapped.truncated }).toEqual({ where, faults: [], truncated: true });
  expect(names(snapped), where).toEqual(names(got));
}

function checkAllCuts(data: Uint8Array, linkType: number): void {
  const whole = decodeWhole(data, linkType);
  expect(whole.decoded.faults).toEqual([]);
  for (let cut = 0; cut < data.length; cut++) checkCut(whole, cut);
}

describe('every prefix of a valid frame', () => {
  it.each(frameFiles().map((file) => [file.name, file] as const))('of %s', (_, file) => {
    checkAllCuts(file.data, file.linkType);
  });

  it('of frames that the encoders make', () => {
    // Where a header says that the frame was cut, running short is no fault.
    const small = encoded.filter(({ data, linkType }) => data.length <= 600 && !engine.decode(frameOf(data, linkType)).truncated);
    fc.assert(fc.property(small, ({ data, linkType }) => void checkAllCuts(data, linkType)), { numRuns: 150, endOnFailure: true });
  }, 60_000);
});

describe('a cut LLDPDU', () => {
  it('between two TLVs has one fault, the End TLV that is missing', () => {
    const file = frameFiles().find(({ name }) => name.startsWith('g3-'))!;
    const afterTtl = file.layers.find(({ name }) => name === 'evb')!.start;
    const { faults } = engine.decode(frameOf(file.data.slice(0, afterTtl), 1));
    expect(faults).toEqual([{ kind: 'missing', layer: 'lldp', at: afterTtl, need: 2, have: 0, limit: afterTtl, expected: 'an End TLV' }]);
  });
});
