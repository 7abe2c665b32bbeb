import { openSource } from '../capture/open.js';
import type { Analysis, AnalysisOptions } from '../model/analysis.js';
import { Timebase } from '../model/timebase.js';
import type { Context } from './context.js';
import type { ExitStatus } from './exit.js';
import { readSource, tellProblems } from './read-source.js';

/** A capture while it is read. */
export interface Reading {
  readonly timebase: Timebase;
  /** Time of the first frame; 0 before it was read. */
  startNs: number;
}

/** A capture that was read to its end, or until a signal. */
export interface Capture extends Reading {
  readonly analysis: Analysis;
  /** Frames read, data frames included. */
  readonly frames: number;
  readonly damaged: boolean;
  readonly statuses: readonly ExitStatus[];
}

/**
 * Reads the inputs of a command into an analysis. `begin` says how to analyse; it gets the reading, whose times are valid
 * once frames come.
 */
export async function readCapture(context: Context, begin: (reading: Reading) => AnalysisOptions): Promise<Capture> {
  const reading: Reading = { timebase: new Timebase(), startNs: 0 };
  const analysis = await context.createAnalysis(begin(reading));
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
  return { timebase, startNs, analysis, frames: source.frames, damaged: statuses.length > 0, statuses };
}
