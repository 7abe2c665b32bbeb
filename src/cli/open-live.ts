import { chooseBackend } from '../capture/live/choose-backend.js';
import type { LiveListener } from '../capture/live/live-listener.js';
import { LiveSource } from '../capture/live/live-source.js';
import { RecordFiles } from '../capture/live/record-files.js';
import type { RecordTarget } from '../capture/live/record-target.js';
import { Recorder } from '../capture/live/recorder.js';
import { BACKENDS, type BackendName, type Taps } from '../capture/live/tap.js';
import type { Timebase } from '../model/timebase.js';
import { CaptureError } from './capture-error.js';
import { writeReason } from './capture-file.js';
import type { Context } from './context.js';
import type { LiveOptions } from './live-options.js';
import { OutputTarget } from './output-target.js';
import { statOf } from './stat-of.js';
import { UsageError } from './usage-error.js';

/** The place of a recording, which is opened at once: nobody learns at the first frame that it cannot be kept. */
function targetOf(context: Context, { path, ...how }: NonNullable<LiveOptions['recording']>): RecordTarget {
  if (path === '-') {
    if (how.ring !== null) throw new UsageError('-b goes with files: -w FILE');
    if (context.isTerminal) throw new UsageError('a capture is nothing for a terminal: -w FILE, or send it on');
    return new OutputTarget(context.output, how.mostOctets);
  }
  const overwrites = context.has('force') || statOf(path)?.isFile() === false;
  try {
    return new RecordFiles({ path, overwrites, clock: context.live.clock, ...how });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new UsageError(`${path} is there already; --force overwrites it`);
    throw new UsageError(`${path} cannot be written (${writeReason(error as Error)})`);
  }
}

/** The backend to capture with; throws CaptureError. */
async function backendOf({ backend, interfaces }: LiveOptions, taps: Taps, context: Context): Promise<BackendName> {
  if (backend !== null) return backend;
  const there = context.live.list();
  const present = interfaces.find((name) => there.some((one) => one.name === name));
  // None of them is there: any backend will say so.
  if (present === undefined) return BACKENDS[0];
  const choice = await chooseBackend(taps, 'auto', present);
  if (choice.backend === null) throw new CaptureError(choice.end.sentence);
  context.note(`captures with ${choice.backend}`);
  return choice.backend;
}

/** Opens interfaces: starts what keeps the rights, drops them, and only then looks at anything from outside. */
export async function openLive(context: Context, options: LiveOptions, timebase: Timebase, listener: LiveListener = context): Promise<LiveSource> {
  const { clock, list, taps: startTaps, dropRights, onRotate } = context.live;
  const taps = await startTaps();
  let target: RecordTarget | null = null;
  try {
    const dropped = dropRights(context.value('user'));
    if (dropped !== null) context.note(dropped);
    target = options.recording && targetOf(context, options.recording);
    const backend = await backendOf(options, taps, context);
    const recorder = target && new Recorder(timebase, target);
    if (recorder) onRotate(() => recorder.rotate());
    const { interfaces, request, limits } = options;
    return new LiveSource({ interfaces, request: { ...request, backend }, taps, list, clock, timebase, tunnels: context.has('tunnels'), recorder, limits, listener });
  } catch (error) {
    target?.close();
    await taps.close();
    throw error;
  }
}
