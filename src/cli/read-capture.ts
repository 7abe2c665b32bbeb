import { openSource } from '../capture/open.js';
import type { FrameSource } from '../capture/source.js';
import type { Analysis, AnalysisOptions } from '../model/analysis.js';
import { Timebase } from '../model/timebase.js';
import type { Context } from './context.js';
import { EXIT, type ExitStatus } from './exit.js';

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

/** Tells what could not be read, and what that means for the exit status. */
function tellProblems(source: FrameSource, context: Context): ExitStatus[] {
  let isBad = false;
  for (const { kind, message } of source.problems) {
    const isNote = kind === 'unsupported' && source.controlFrames > 0;
    if (isNote) context.note(message);
    else context.fail(message);
    isBad ||= !isNote;
  }
  return isBad ? [EXIT.input] : [];
}

/**
 * Reads the inputs of a command into an analysis. `begin` says how to analyse; it gets the reading, whose times are valid
 * once frames come. Stops early when a signal came or nobody reads the output any more.
 */
export async function readCapture(context: Context, begin: (reading: Reading) => AnalysisOptions): Promise<Capture> {
  const reading: Reading = { timebase: new Timebase(), startNs: 0 };
  const analysis = await context.createAnalysis(begin(reading));
  const source = openSource(context.files, reading.timebase);
  const close = (): void => void source.close();
  context.stop.addEventListener('abort', close);
  let isBegun = false;
  while (!context.stop.aborted && !context.output.isClosed) {
    const batch = await source.read();
    if (batch === null) break;
    const [first] = batch;
    if (!isBegun && first) {
      isBegun = true;
      reading.startNs = first.timeNs;
      context.window.begin(reading.timebase, first.timeNs);
    }
    for (const input of batch) analysis.push(input);
    await context.output.flush();
  }
  await source.close();
  context.stop.removeEventListener('abort', close);
  analysis.end();
  const statuses = context.output.isClosed ? [] : tellProblems(source, context);
  const { timebase, startNs } = reading;
  return { timebase, startNs, analysis, frames: source.frames, damaged: statuses.length > 0, statuses };
}
