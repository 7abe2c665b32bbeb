import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { encode } from '../../src/dissect/dissector.js';
import { frames } from '../dissectors/arbitrary-frames.js';
import { engine, frameOf, outline, specOf } from '../dissectors/respec.js';

const RUNS = { numRuns: 60, endOnFailure: true };

describe('encode then decode is the identity', () => {
  it.each(DISSECTORS.map((by) => by.name))('for %s', (name) => {
    fc.assert(
      fc.property(frames(name), ({ spec, linkType }) => {
        const decoded = engine.decode(frameOf(encode(spec), linkType));
        // A dissector without a generator of its own would be missing here.
        expect(decoded.layers.map((layer) => layer.name)).toContain(name);
        expect(decoded.faults).toEqual([]);
        expect(outline(specOf(decoded))).toEqual(outline(spec));
      }),
      RUNS,
    );
  });
});
