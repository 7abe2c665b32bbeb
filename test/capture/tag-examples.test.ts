import { describe, expect, it } from 'vitest';
import { TagExamples } from '../../src/capture/tag-examples.js';
import type { CapturePoint } from '../../src/model/frame.js';

const point = (linkType = 1): CapturePoint => ({ id: 0, name: null, linkType, file: null });
const frame = (tags: string): Uint8Array => Uint8Array.from(Buffer.from(`${'02'.repeat(12)}${tags}0800${'00'.repeat(20)}`, 'hex'));

/** Which of these frames are told. */
function told(frames: readonly string[], at = point()): number[] {
  const examples = new TagExamples();
  return frames.flatMap((tags, i) => {
    const bytes = frame(tags);
    const isFirst = examples.isFirst(at, bytes, 0, bytes.length);
    expect(examples.take(at, bytes, 0, bytes.length)).toBe(isFirst);
    return isFirst ? [i] : [];
  });
}

describe('examples of data frames with tags', () => {
  it('are the first of each S-VLAN', () => expect(told(['88a80014', '88a8e014', '88a80015', '91000014', '88a80000'])).toEqual([0, 2, 4]));
  it('are the first with a C-tag outside an S-tag, and none with C-tags alone', () => expect(told(['', '81000005', '8100000588a80014', '8100000588a80015', '8100000581000006'])).toEqual([2]));
  it('are those with an S-tag behind several C-tags, as many as are peeled', () => {
    expect(told([`${'81000005'.repeat(3)}81000006`, '810000058100000688a80014'])).toEqual([1]);
    expect(told([`${'81000005'.repeat(8)}88a80014`])).toEqual([0]);
    expect(told([`${'81000005'.repeat(9)}88a80014`])).toEqual([]);
  });
  it('are the first of each sort of E-TAG and VN-Tag', () => {
    expect(told(['893f000000050000', '893f000000060000', '893f000000000000', '893f00003fff00ff', '893f000040050000'])).toEqual([0, 2, 3, 4]);
    expect(told(['892600000005', '892600000006', '892600001005', '892600004005'])).toEqual([0, 2, 3]);
  });
  it('are told for each capture point', () => {
    const examples = new TagExamples();
    const bytes = frame('88a80014');
    const points = [point(), point()];
    expect([...points, ...points].map((at) => examples.take(at, bytes, 0, bytes.length))).toEqual([true, true, false, false]);
  });
  it('are not looked for in cut frames and other link types', () => {
    const bytes = frame('88a80014');
    expect(new TagExamples().take(point(), bytes, 0, 15)).toBe(false);
    expect(told(['88a80014'], point(113))).toEqual([]);
  });
});
