import { Extractor } from '../../capture/extractor.js';
import { isStdin } from '../../capture/octet-reader.js';
import { openSource } from '../../capture/open.js';
import { Traffic } from '../../capture/traffic.js';
import { Timebase } from '../../model/timebase.js';
import { count, thousands } from '../../text/number.js';
import { size } from '../../text/size.js';
import type { TextBuffer } from '../../text/text-buffer.js';
import { writeReason } from '../capture-file.js';
import type { Context } from '../context.js';
import { EXIT, type ExitStatus } from '../exit.js';
import { readCapture } from '../read-capture.js';
import { readSource, tellProblems } from '../read-source.js';
import { statOf } from '../stat-of.js';
import { UsageError } from '../usage-error.js';
import { WantedVsis } from '../wanted-vsis.js';
import { writeTarget, type WriteTarget } from '../write-target.js';

/** What a first reading found out. */
interface Learnt {
  readonly traffic: Traffic;
  readonly statuses: readonly ExitStatus[];
}

function canReadTwice(file: string): boolean {
  if (isStdin(file)) return false;
  const stat = statOf(file);
  return stat === null || stat.isFile() || stat.isDirectory();
}

/** Reads the files for what the data frames of the VSIs of `--data-of` look like. */
async function learn(context: Context, texts: readonly string[]): Promise<Learnt> {
  const once = context.files.find((file) => !canReadTwice(file));
  if (once !== undefined) {
    throw new UsageError(`--data-of reads its files twice, and ${once === '-' ? 'standard input' : once} can be read only once: save it to a file first`);
  }
  const wanted = new WantedVsis(texts, context.names);
  const { statuses } = await readCapture(context, () => ({ onFrame: (row) => wanted.see(row) }));
  const [missing] = wanted.missing;
  if (missing !== undefined && !context.stop.aborted) throw new UsageError(`no VSI ${missing} in ${context.files.join(' ')}; evbscope vsis lists them`);
  const entries = wanted.entries();
  if (entries.every(({ mac, vid }) => mac === null && vid === 0)) context.note('no VLAN and no MAC address is known of what --data-of names: no data frame is copied');
  if (wanted.dropped > 0) context.note(`${count(wanted.dropped, 'address')} of what --data-of names left out, they are too many`);
  return { traffic: new Traffic(entries), statuses };
}

/** Copies what `extractor` chooses to `output`; gives the octets written and what could not be read. */
async function copy(context: Context, { output }: WriteTarget, learnt: Learnt | null): Promise<{ extractor: Extractor; frames: number; octets: number; statuses: readonly ExitStatus[] }> {
  const timebase = new Timebase();
  const { window } = context;
  const includes = (timeNs: number): boolean => {
    window.begin(timebase, timeNs);
    return window.includes(timeNs);
  };
  const extractor = new Extractor({ timebase, traffic: learnt?.traffic ?? null, includes: window.isLimited ? includes : null });
  const source = openSource(context.files, timebase, { collector: extractor, tunnels: context.has('tunnels') });
  let octets = 0;
  const write = (): void => {
    const copied = extractor.octets();
    octets += copied.length;
    output.put((to: TextBuffer, what: Uint8Array) => to.put(what), copied);
  };
  await readSource({ ...context, output }, source, () => {
    if (extractor.waiting > 0) write();
  });
  extractor.end();
  const statuses = learnt?.statuses ?? tellProblems(context, source);
  // An empty capture is a capture; of what is none there is nothing to write.
  if (octets > 0 || extractor.waiting > 0 || statuses.length === 0) write();
  await output.flush();
  return { extractor, frames: source.frames, octets, statuses };
}

/** `extract`: copies the control frames, and the data frames of some VSIs, to a capture of their own. */
export async function extract(context: Context): Promise<readonly ExitStatus[]> {
  const target = writeTarget(context);
  const texts = context.values('data-of');
  const learnt = texts.length > 0 ? await learn(context, texts) : null;
  if (learnt && context.stop.aborted) return learnt.statuses;
  const { extractor, frames, octets, statuses } = await copy(context, target, learnt);
  await target.file?.end();
  const { error } = target.output;
  if (target.file && error) {
    target.file.remove();
    context.fail(`${context.value('write')} cannot be written (${writeReason(error)})`);
    return [...statuses, target.file.isOpen ? EXIT.input : EXIT.usage];
  }
  if (!target.output.isClosed) context.note(`copied ${thousands(extractor.copied)} of ${count(frames, 'frame')}, ${size(octets)}`);
  return statuses;
}
