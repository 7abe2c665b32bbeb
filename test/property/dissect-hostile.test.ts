import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decoded, Fault } from '../../src/model/decoded.js';
import { mutated } from '../dissectors/mutated-frames.js';
import { engine, frameOf } from '../dissectors/respec.js';
import { untiled } from '../dissectors/tiling.js';

const LINK_TYPES = [1, 113, 276, 281, 282, 284, 285, 0, 147];
const TAGGED = 0x8100;

/** Octets that look like a frame: a known type or tag stands where the type is expected. */
const plausible = fc
  .tuple(fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.constantFrom(0x88cc, 0x8940, 0x88b7, TAGGED, 0x88a8, 40), fc.uint8Array({ maxLength: 150 }))
  .map(([addresses, type, rest]) => ({ data: Uint8Array.from([...addresses, type >> 8, type & 0xff, ...rest]), linkType: 1 }));

const octets = fc.record({ data: fc.uint8Array({ maxLength: 200 }), linkType: fc.constantFrom(...LINK_TYPES) });

/** Fields by which a header says that the rest of a frame is elsewhere or lost. */
const CUT = ['mf', 'more', 't'];

function checkFault(fault: Fault, size: number): void {
  expect(fault.at).toBeGreaterThanOrEqual(0);
  expect(fault.have).toBeGreaterThanOrEqual(0);
  expect(fault.limit).toBeLessThanOrEqual(size);
  expect(fault.at).toBeLessThanOrEqual(fault.limit);
  if (fault.kind === 'excess') expect(fault.have).toBeGreaterThan(fault.need);
  else expect(fault.need).toBeGreaterThan(fault.have);
  if (fault.kind === 'short') expect(fault.at + fault.have).toBe(fault.limit);
  expect(fault.expected).not.toBe('');
}

function checkSane(decoded: Decoded, data: Uint8Array): void {
  const { layers, faults } = decoded;
  layers.forEach((layer, i) => {
    expect(layer.parent).toBeLessThan(i);
    const outer = layers[layer.parent] ?? { start: 0, end: data.length };
    expect(outer.start <= layer.start && layer.start <= layer.end && layer.end <= outer.end).toBe(true);
    if (layer.fault) expect(layer.complete && layer.fault.kind !== 'excess').toBe(false);
  });
  const inLayers = layers.flatMap((layer) => layer.fault ?? []);
  expect(new Set(inLayers)).toEqual(new Set(faults));
  expect(inLayers.length).toBe(faults.length);
  faults.forEach((fault) => checkFault(fault, data.length));
}

function check(data: Uint8Array, linkType: number): void {
  for (const origLen of [data.length, data.length + 30]) {
    const frame = frameOf(data, linkType, origLen);
    const decoded = engine.decode(frame);
    checkSane(decoded, data);
    if (origLen > data.length) expect(decoded.truncated).toBe(true);
    else if (decoded.truncated) expect(decoded.layers.some(({ pdu }) => CUT.some((key) => pdu[key] === 1))).toBe(true);
    expect(untiled(engine.tree(frame), decoded.layers)).toEqual([]);
  }
}

describe('whatever the octets, decoding gives layers within each other and sane faults', () => {
  it.each([
    ['any octets', octets],
    ['octets behind a known type', plausible],
    ['a valid frame with a few octets changed, added or removed', mutated],
  ])('%s', (_, arbitrary) => {
    fc.assert(fc.property(arbitrary, ({ data, linkType }) => void check(data, linkType)), { numRuns: 3000, endOnFailure: true });
  }, 60_000);
});

describe('a frame of nothing but tags', () => {
  const tags = new Uint8Array(256 * 1024).map((_, i) => [0x81, 0x00, 0x00, 0x01][i % 4]!);

  it('is peeled eight tags deep, the rest is data', () => {
    const { layers, faults } = engine.decode(frameOf(tags, 1));
    expect(layers.map(({ name }) => name)).toEqual(['eth', ...Array<string>(8).fill('vlan'), 'data']);
    expect(faults).toEqual([]);
  });

  it('shows its tree', () => {
    expect(untiled(engine.tree(frameOf(tags, 1)), engine.decode(frameOf(tags, 1)).layers)).toEqual([]);
  });
});
