import { describe, expect, it } from 'vitest';
import type { AnalysisOptions, FrameRow } from '../src/model/analysis.js';
import { engine } from './dissectors/respec.js';
import { ASSOC, Scenario } from './scenario.js';

/** A link on which a request stays without its answer, and what was seen of it. */
function analysed(options: AnalysisOptions): { scenario: Scenario; rows: readonly FrameRow[] } {
  const rows: FrameRow[] = [];
  const scenario = new Scenario({ ...options, onFrame: (row) => rows.push(row) });
  scenario.converge().exchange(ASSOC).request(ASSOC, 2);
  scenario.quiet(60).analysis.end();
  return { scenario, rows };
}

describe('an analysis without judgement', () => {
  const [judged, unjudged] = [analysed({}), analysed({ judges: false })];

  it('tracks as ever', () => {
    expect(unjudged.rows).toEqual(judged.rows);
    expect(unjudged.scenario.analysis.lives()).toEqual(judged.scenario.analysis.lives());
    expect(unjudged.scenario.analysis.links()).toEqual(judged.scenario.analysis.links());
  });

  it('finds and measures nothing', () => {
    expect([judged.scenario.analysis.findings().length > 0, judged.scenario.analysis.stats().length > 0]).toEqual([true, true]);
    expect([unjudged.scenario.analysis.findings(), unjudged.scenario.analysis.stats()]).toEqual([[], []]);
  });
});

it('decodes as it is asked to', () => {
  let decoded = 0;
  const { rows } = analysed({
    decode: (frame) => {
      decoded++;
      return engine.decode(frame);
    },
  });
  expect(decoded).toBe(rows.length);
  expect(rows).toEqual(analysed({}).rows);
});
