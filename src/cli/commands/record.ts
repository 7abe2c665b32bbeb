import type { LiveSource } from '../../capture/live/live-source.js';
import { findingLine } from '../../export/finding-line.js';
import { PLAIN_PAINT } from '../../export/paint.js';
import type { Analysis } from '../../model/analysis.js';
import type { Happening } from '../../model/happening.js';
import { Timebase } from '../../model/timebase.js';
import { count } from '../../text/number.js';
import { size } from '../../text/size.js';
import { timeFormatter } from '../../text/time.js';
import type { Context } from '../context.js';
import { EXIT, type ExitStatus } from '../exit.js';
import { liveHistory } from '../live-history.js';
import { liveOptions } from '../live-options.js';
import { openLive } from '../open-live.js';
import { readSource, tellProblems } from '../read-source.js';
import { UsageError } from '../usage-error.js';

/** An analysis that writes what it finds to the recording, as comments; null where nobody asked for them. */
async function commentator(context: Context, timebase: Timebase, source: LiveSource): Promise<Analysis | null> {
  if (!context.has('comment')) return null;
  const comment = (happening: Happening): void => {
    if (happening.kind !== 'finding' || happening.finding.count > 1) return;
    const { finding } = happening;
    const time = timeFormatter('utc', timebase.originSec, 0);
    source.comment(finding.frames.at(-1) ?? null, findingLine(finding, time(finding.timeNs), finding.vsiid, PLAIN_PAINT));
  };
  return context.createAnalysis({ ...liveHistory(context), onHappening: comment, policy: context.policy }, null, null);
}

/** What was recorded, in one sentence. */
function tally({ live: { interfaces, recording }, frames, controlFrames }: LiveSource): string {
  const lost = interfaces.reduce((sum: number | null, one) => (sum === null || one.lost === null ? null : sum + one.lost), 0);
  const losses = lost === null ? 'nobody counts losses' : `${count(lost, 'frame')} lost`;
  return `recorded ${count(frames, 'frame')}, ${count(controlFrames, 'control frame')} among them, ${losses}; ${recording!.file}, ${size(recording!.octets)}`;
}

/** `record`: captures to a file, or a ring of files, without a screen. */
export async function record(context: Context): Promise<readonly ExitStatus[]> {
  const options = liveOptions(context);
  if (options === null) throw new UsageError('what? -i INTERFACE; evbscope interfaces lists them');
  if (options.recording === null) throw new UsageError('where to? -w FILE (- is standard output)');
  const timebase = new Timebase();
  const source = await openLive(context, options, timebase);
  const analysis = await commentator(context, timebase, source);
  await readSource(context, source, (batch) => {
    if (analysis) for (const input of batch) analysis.push(input);
    if (source.live.recording === null) void source.finish();
  });
  const statuses = tellProblems(context, source);
  if (source.live.recording === null) return [...statuses, EXIT.input];
  if (source.frames > 0 || statuses.length === 0) context.note(tally(source));
  return statuses;
}
