import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoded } from '../dissectors/arbitrary-frames.js';
import { frameFiles } from '../dissectors/frame-file.js';
import { engine, frameOf } from '../dissectors/respec.js';
import { untiled } from '../dissectors/tiling.js';

const LINK_TYPES = [1, 113, 276, 281, 282, 284, 285, 9999];

function problems(data: Uint8Array, linkType: number): string[] {
  const frame = frameOf(data, linkType);
  return untiled(engine.tree(frame), engine.decode(frame).layers);
}

describe('the tree covers every bit of a complete layer exactly once', () => {
  it.each(frameFiles().map((file) => [file.name, file] as const))('in %s', (_, file) => {
    expect(problems(file.data, file.linkType)).toEqual([]);
  });

  it('in any valid frame', () => {
    fc.assert(fc.property(encoded, ({ data, linkType }) => void expect(problems(data, linkType)).toEqual([])), { numRuns: 1000, endOnFailure: true });
  });

  it('in any octets', () => {
    const any = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...LINK_TYPES));
    fc.assert(fc.property(any, ([data, linkType]) => void expect(problems(data, linkType)).toEqual([])), { numRuns: 1000 });
  });
});

describe('the check itself', () => {
  const file = frameFiles().find(({ name }) => name.startsWith('g1-'))!;
  const frame = frameOf(file.data, file.linkType);
  const tree = engine.tree(frame);
  const { layers } = engine.decode(frame);

  it('sees a node that is missing', () => {
    const [eth] = tree;
    expect(untiled([{ ...eth!, children: eth!.children.slice(1) }], layers)).toEqual(['eth: eth.src (Source address) begins at bit 48, not 0']);
  });

  it('sees a layer that ends early', () => {
    const [eth] = tree;
    expect(untiled([{ ...eth!, bits: eth!.bits + 8 }], layers)).toEqual([`eth ends at bit ${8 * 61}, what is in it at ${8 * 60}`]);
  });
});
