import { describe, expect, it } from 'vitest';
import { BatchReader, BatchWriter } from '../../../src/capture/remote/batch.js';
import type { CapturePoint, Frame, Input } from '../../../src/model/frame.js';
import { lldp } from '../capture-bytes.js';

const POINTS: readonly CapturePoint[] = [
  { id: 0, name: 'eno1', linkType: 1, file: 'a.pcapng', startNs: -5 },
  { id: 1, name: null, linkType: 276, file: null },
];

/** Inputs of every kind, numbers that 32 bits do not hold among them. */
const INPUTS: readonly Input[] = [
  { kind: 'clock', timeNs: -3 },
  { kind: 'frame', no: 2 ** 33, timeNs: 9e15, point: POINTS[0]!, data: lldp(1), origLen: 2 ** 32 - 1, direction: 'in', offset: 2 ** 40 },
  { kind: 'gap', timeNs: 1, point: POINTS[1]!, lost: null },
  { kind: 'gap', timeNs: 2, point: POINTS[1]!, lost: 0 },
  { kind: 'frame', no: 2, timeNs: 0, point: POINTS[1]!, data: new Uint8Array(0), origLen: 0, direction: null, offset: null },
  { kind: 'example', no: 4, timeNs: 8, point: POINTS[0]!, data: Uint8Array.of(1, 2, 3), origLen: 900, direction: null, offset: 16 },
  { kind: 'data', no: 5, timeNs: 8, point: POINTS[0]!, data: Uint8Array.of(4, 5), origLen: 90, direction: 'in', offset: null },
  { kind: 'frame', no: 3, timeNs: 7, point: POINTS[0]!, data: lldp(2, 300), origLen: 300, direction: 'out', offset: 0 },
];

const frame = (data: Uint8Array): Frame => ({ kind: 'frame', no: 1, timeNs: 1, point: POINTS[0]!, data, origLen: data.length, direction: null, offset: null });

describe('a batch', () => {
  it('gives back what was packed, with one object for each capture point', () => {
    const writer = new BatchWriter();
    const reader = new BatchReader();
    const packed = [...writer.pack(INPUTS), ...writer.pack(INPUTS)].map((batch) => structuredClone(batch));
    const inputs = packed.flatMap((batch) => reader.unpack(batch));
    expect(inputs).toStrictEqual([...INPUTS, ...INPUTS]);
    expect(new Set(inputs.flatMap((input) => (input.kind === 'clock' ? [] : [input.point]))).size).toBe(2);
    expect(packed.map(({ points }) => points.length)).toEqual([2, 0]);
  });

  it('owns its memory', () => {
    const whole = new Uint8Array(1000);
    const [batch] = new BatchWriter().pack([frame(whole.subarray(10, 20))]);
    expect([batch!.octets.buffer.byteLength, batch!.items.byteLength, batch!.items.buffer.byteLength]).toEqual([10, 64, 64]);
  });

  it.each([
    [256, 10, [256]],
    [600, 10, [256, 256, 88]],
    [100, 2000, [33, 33, 33, 1]],
    [2, 500_000, [1, 1]],
    [0, 0, []],
  ])('has few inputs and few octets: %d frames of %d octets', (count, length, expected) => {
    const batches = [...new BatchWriter().pack(Array.from({ length: count }, () => frame(new Uint8Array(length))))];
    expect(batches.map((batch) => new BatchReader().unpack({ ...batch, points: POINTS }).length)).toEqual(expected);
  });

  it('tells of a capture point what is learnt of it later', () => {
    const writer = new BatchWriter();
    const reader = new BatchReader();
    const point: { -readonly [Key in keyof CapturePoint]: CapturePoint[Key] } = { id: 4, name: 'eno4', linkType: 1, file: null };
    const pass = (): Input[] => [...writer.pack([{ kind: 'gap', timeNs: 1, point, lost: 1 }])].flatMap((batch) => reader.unpack(structuredClone(batch)));
    const [first] = pass();
    point.startNs = 17;
    pass();
    expect(first).toMatchObject({ point: { id: 4, startNs: 17 } });
  });
});
