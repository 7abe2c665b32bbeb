import { describe, expect, it } from 'vitest';
import { ASSOC, Scenario } from '../../scenario.js';
import { ACK, sendTagged } from './tagged-frame.js';

const tagged = (tags: string): readonly string[] => {
  const s = new Scenario().converge();
  sendTagged(s, 'station', tags, 'ecp', ACK);
  return s.said().filter((what) => what.includes('TAG-'));
};

describe('TAG-01: C-tag outside an S-tag', () => {
  it('fires for the wrong order', () => expect(tagged('8100000588a80014')).toEqual(['W TAG-01']));
  it('is quiet about the right one, and about one tag', () => {
    expect(tagged('88a8001481000005')).toEqual([]);
    expect(tagged('81000005')).toEqual([]);
  });
});

describe('TAG-02: S-tag with a priority only', () => {
  it('notes VID 0', () => expect(tagged('88a8e000')).toEqual(['N TAG-02']));
  it('is quiet about an SVID, a C-tag with a priority, and no tag', () => {
    expect(tagged('88a8e014')).toEqual([]);
    expect(tagged('8100e000')).toEqual([]);
    expect(new Scenario().converge().exchange(ASSOC).said()).toEqual([]);
  });
});
