import type { LiveListener } from '../capture/live/live-listener.js';
import type { FrameSource } from '../capture/source.js';
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
import { liveHistory } from './live-history.js';
import { openInput } from './open-input.js';
import { readSource, tellProblems, type Outlet } from './read-source.js';

const PASSES_OVER = 'so large a file is read by two threads, which pass over the data frames of VSIs: reflective relay is not judged, nor are they counted; --data does both';
const NO_FRAMES = { decode: () => null, furtherLives: () => [] };

/** A capture while it is read. */
export interface Reading {
  readonly timebase: Timebase;
  /** Time of the first frame; 0 before it was read. */
  startNs: number;
  /** The VSI of a life as it is at that time, which is now; null where it is not known any more. */
  readonly vsi: (life: number, nowNs: number) => VsiNow | null;
  /** The life of that id, with its name. */
  readonly life: (id: number) => VsiLife | null;
  /** What `-Y` is asked of, as the capture stands now. */
  readonly rowsNow: () => FilterRows;
  /** There once frames come. */
  readonly analysis: Analysis;
  /** There once it was opened. */
  readonly source: FrameSource | null;
}

/** How a capture is read. */
export interface ReadingOptions extends AnalysisOptions {
  /** What is to take what is printed; standard output without it. */
  readonly outlet?: Outlet;
  /** Is told how a live capture is doing; standard error without it. */
  readonly listener?: LiveListener;
  /** Called when everything was read, before the analysis ends. */
  readonly onRead?: () => void;
}

/** A capture that was read to its end, or until a signal. */
export interface Capture extends Pick<Reading, 'timebase' | 'startNs' | 'vsi' | 'analysis'> {
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
export async function readCapture(context: Context, begin: (reading: Reading) => ReadingOptions, frames: FrameStore | null = null): Promise<Capture> {
  const life = (id: number): VsiLife | null => {
    const unnamed = analysis.life(id);
    return unnamed && context.names.apply([unnamed])[0]!;
  };
  const vsi = (id: number, nowNs: number): VsiNow | null => {
    const glance = analysis.glance(id);
    return glance && new GlancedVsi(glance, () => life(id)!, nowNs);
  };
  const timebase = new Timebase();
  const rowsNow = (): FilterRows => new FilterRows({ frames: frames ?? NO_FRAMES, analysis: { ...analysis, life }, latencies, timebase });
  let source: FrameSource | null = null;
  const reading = {
    timebase,
    startNs: 0,
    vsi,
    life,
    rowsNow,
    get analysis() {
      return analysis;
    },
    get source() {
      return source;
    },
  };
  const latencies = new LatencyTable();
  const wantsLatencies = context.filter?.needs.has('story') === true;
  const { outlet = context.output, listener, onRead, ...options } = begin(reading);
  const analysis = await context.createAnalysis({ ...liveHistory(context), ...options, policy: context.policy }, frames && frames.recorder, wantsLatencies ? latencies : null);
  const opened = await openInput(context, timebase, listener);
  source = opened;
  let isBegun = false;
  await readSource({ ...context, output: outlet }, opened, (batch) => {
    const [first] = batch;
    if (!isBegun && first) {
      isBegun = true;
      reading.startNs = first.timeNs;
      context.window.begin(timebase, first.timeNs);
    }
    for (const input of batch) analysis.push(input);
  });
  onRead?.();
  analysis.end();
  const statuses = context.output.isClosed ? [] : tellProblems(context, opened);
  if (opened.passesOver === true && analysis.lives().some(({ filter }) => filter.some(({ mac }) => mac !== null))) context.note(PASSES_OVER);
  const { startNs } = reading;
  return { timebase, startNs, vsi, analysis, rows: rowsNow(), frames: opened.frames, damaged: statuses.length > 0, statuses };
}
