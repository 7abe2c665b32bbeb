import { Timebase } from '../../model/timebase.js';
import type { Context } from '../context.js';
import { EXIT, type ExitStatus } from '../exit.js';
import { liveSummary } from '../live-summary.js';
import { openInput } from '../open-input.js';
import { readSource, tellProblems } from '../read-source.js';
import { UsageError } from '../usage-error.js';

/** `record`: captures to a file, or a ring of files, without a screen. */
export async function record(context: Context): Promise<readonly ExitStatus[]> {
  if (context.values('interface').length === 0) throw new UsageError('of what? -i INTERFACE; evbscope interfaces lists them');
  if (context.value('write') === null) throw new UsageError('where to? -w FILE (- is standard output)');
  const source = await openInput(context, new Timebase());
  await readSource(context, source, () => {});
  const statuses = tellProblems(context, source);
  if (statuses.length === 0) context.note(liveSummary(source));
  return source.live!.recording === null && statuses.length === 0 ? [EXIT.input] : statuses;
}
