import { openSource } from '../capture/open.js';
import { FilterRows } from '../filter/filter-rows.js';
import { GlancedVsi } from '../filter/glanced-vsi.js';
import type { VsiNow } from '../filter/row.js';
import type { Analysis, AnalysisOptions } from '../model/analysis.js';
import { Timebase } from '../model/timebase.js';
import type { VsiLife } from '../model/vsi.js';
import type { FrameStore } from '../store/frame-store.js';
import { LatencyTable } from '../store/latency-table.js';
import type { Context } from './context.js';
import type { ExitStatus } from './exit.js';
import { readSource, tellProblems } from './read-source.js';

const NO_FRAMES = { decode: () => null, furtherLives: () => [] };

/** A capture while it is read. */
export interface Reading {
  readonly timebase: Timebase;
  /** Time of the first frame; 0 before it was read. */
  startNs: number;
  /** The VSI of a life as it is at that time, which is now; null where it is not known any more. */
  readonly vsi: (life: number, nowNs: number) => VsiNow | null;
}

/** A capture that was read to its end, or until a signal. */
export interface Capture extends Reading {
  readonly analysis: Analysis;
  /** What `-Y` is asked of. */
  readonly rows: FilterRows;
  /** Frames read, data frames included. */
  readonly frames: number;
  readonly damaged: boolean;
  readonly statuses: readonly ExitStatus[];
}

/**
 * Reads the inputs of a command into an analysis. `begin` says how to analyse; it gets the reading, whose times are valid
 * once frames come. `frames`: the store that keeps the frames, where somebody will look at them again.
 */
export async function readCapture(context: Context, begin: (reading: Reading) => AnalysisOptions, frames: FrameStore | null = null): Promise<Capture> {
  const life = (id: number): VsiLife | null => {
    const unnamed = analysis.life(id);
    return unnamed && context.names.apply([unnamed])[0]!;
  };
  const vsi = (id: number, nowNs: number): VsiNow | null => {
    const glance = analysis.glance(id);
    return glance && new GlancedVsi(glance, () => life(id)!, nowNs);
  };
  const reading: Reading = { timebase: new Timebase(), startNs: 0, vsi };
  const latencies = new LatencyTable();
  const wantsLatencies = context.filter?.needs.has('story') === true;
  const analysis = await context.createAnalysis(begin(reading), frames && frames.recorder, wantsLatencies ? latencies : null);
  const source = openSource(context.files, reading.timebase, { split: context.split, tunnels: context.has('tunnels') });
  let isBegun = false;
  await readSource(context, source, (batch) => {
    const [first] = batch;
    if (!isBegun && first) {
      isBegun = true;
      reading.startNs = first.timeNs;
      context.window.begin(reading.timebase, first.timeNs);
    }
    for (const input of batch) analysis.push(input);
  });
  analysis.end();
  const statuses = context.output.isClosed ? [] : tellProblems(context, source);
  const { timebase, startNs } = reading;
  const rows = new FilterRows({ frames: frames ?? NO_FRAMES, analysis: { ...analysis, life }, latencies, timebase });
  return { timebase, startNs, vsi, analysis, rows, frames: source.frames, damaged: statuses.length > 0, statuses };
}
