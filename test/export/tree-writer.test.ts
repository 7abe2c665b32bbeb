import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginNodeLine, endNodeLine } from '../../src/export/node-line.js';
import { TreeWriter } from '../../src/export/tree-writer.js';
import type { TreeNode } from '../../src/model/decoded.js';
import { written, type TextBuffer } from '../../src/text/text-buffer.js';
import { encoded } from '../dissectors/arbitrary-frames.js';
import { frameFiles } from '../dissectors/frame-file.js';
import { engine, frameOf } from '../dissectors/respec.js';

/** The lines of a tree that was built. */
function writeNodes(to: TextBuffer, nodes: readonly TreeNode[], data: Uint8Array, depth = 0): void {
  for (const { label, text, bit, bits, children } of nodes) {
    beginNodeLine(to, depth, label, data, bit, bits);
    const from = to.length;
    to.text(text);
    endNodeLine(to, from);
    writeNodes(to, children, data, depth + 1);
  }
}

const writer = new TreeWriter();

/** A frame as it is written while it is decoded, and as the nodes of its tree say; one writer writes all frames. */
function both(data: Uint8Array, linkType: number): { lines: string; nodes: string } {
  const frame = frameOf(data, linkType);
  return { lines: written((to) => engine.visit(frame, writer.begin(to, data))), nodes: written((to) => writeNodes(to, engine.tree(frame), data)) };
}

describe('the lines of a frame are those of the nodes of its tree', () => {
  it.each(frameFiles().map((file) => [file.name, file] as const))('in %s, also the second time', (_, { data, linkType }) => {
    for (let round = 0; round < 2; round++) {
      const { lines, nodes } = both(data, linkType);
      expect(lines).toBe(nodes);
      expect(lines).not.toBe('');
    }
  });

  it('in any valid frame, whatever came before', () => {
    fc.assert(fc.property(encoded, ({ data, linkType }) => {
      const { lines, nodes } = both(data, linkType);
      expect(lines).toBe(nodes);
    }), { numRuns: 1000, endOnFailure: true });
  });

  it('in any octets', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(1, 113, 276), (data, linkType) => {
      const { lines, nodes } = both(data, linkType);
      expect(lines).toBe(nodes);
    }), { numRuns: 500 });
  });

  it('after more different lines than are remembered', () => {
    const data = Uint8Array.from(Buffer.from(`0180c2000000020000000001${'8100'}0000${'88b7'}`, 'hex'));
    const mac = Uint8Array.from(data);
    for (let type = 0; type < 40_000; type++) {
      new DataView(mac.buffer).setUint16(12, type);
      const { lines, nodes } = type % 997 === 0 || type > 16_300 && type < 16_500 ? both(mac, 1) : { lines: written((to) => engine.visit(frameOf(mac, 1), writer.begin(to, mac))), nodes: null };
      if (nodes !== null) expect(lines).toBe(nodes);
    }
  });
});

describe('a line', () => {
  const line = (depth: number, label: string, text: string, bit: number, bits: number): string =>
    written((to) => {
      beginNodeLine(to, depth, label, Uint8Array.of(0b0101_0011, 0b1100_1010, 0xff), bit, bits);
      const from = to.length;
      to.text(text);
      endNodeLine(to, from);
    });

  it.each([
    [0, 8, 'L: t\n'],
    [0, 0, 'L: t\n'],
    [0, 24, 'L: t\n'],
    [0, 1, '0... .... = L: t\n'],
    [7, 1, '.... ...1 = L: t\n'],
    [4, 8, '.... 0011 1100 .... = L: t\n'],
    [3, 7, '...1 0011 11.. .... = L: t\n'],
  ])('shows the bits at %d, %d of them', (bit, bits, text) => expect(line(0, 'L', 't', bit, bits)).toBe(text));

  it('is indented, has no colon without a text, and is one line whatever the text', () => {
    expect(line(2, 'L', '', 0, 8)).toBe('        L\n');
    expect(line(1, 'L', 'a\n\u202e\\', 0, 8)).toBe('    L: a\\x0a\\u{202e}\\\\\n');
  });
});
