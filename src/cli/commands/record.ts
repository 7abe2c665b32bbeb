import { Timebase } from '../../model/timebase.js';
import { count } from '../../text/number.js';
import { size } from '../../text/size.js';
import type { Context } from '../context.js';
import { EXIT, type ExitStatus } from '../exit.js';
import { openInput } from '../open-input.js';
import { readSource, tellProblems } from '../read-source.js';
import { UsageError } from '../usage-error.js';

/** `record`: captures to a file, or a ring of files, without a screen. */
export async function record(context: Context): Promise<readonly ExitStatus[]> {
  if (context.values('interface').length === 0) throw new UsageError('of what? -i INTERFACE; evbscope interfaces lists them');
  if (context.value('write') === null) throw new UsageError('where to? -w FILE (- is standard output)');
  const source = await openInput(context, new Timebase());
  await readSource(context, source, () => {});
  const { interfaces, recording } = source.live!;
  const lost = interfaces.reduce((sum: number | null, one) => (sum === null || one.lost === null ? null : sum + one.lost), 0);
  const statuses = tellProblems(context, source);
  if (statuses.length === 0) context.note(`recorded ${count(source.frames, 'frame')} (${count(source.controlFrames, 'control frame')}), ${lost === null ? 'losses unknown' : `${count(lost, 'frame')} lost`}${recording === null ? '' : `, ${size(recording.octets)}`}`);
  return recording === null && statuses.length === 0 ? [EXIT.input] : statuses;
}
