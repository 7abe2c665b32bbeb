import { DISSECTORS } from '../../../dissectors/index.js';
import { FrameOctets } from '../../capture/frame-octets.js';
import { Spool } from '../../capture/spool.js';
import { Engine } from '../../dissect/engine.js';
import type { Filter } from '../../filter/compile.js';
import { seenRow } from '../../filter/seen-row.js';
import type { CaptureTimes } from '../../filter/row.js';
import type { Decoded } from '../../model/decoded.js';
import { FrameStore } from '../../store/frame-store.js';
import { count } from '../../text/number.js';
import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { printerOf, type Printer } from '../printer.js';
import { readCapture } from '../read-capture.js';
import { UsageError } from '../usage-error.js';

/** Frames that are printed between two looks at whether anybody reads them. */
const PIECE = 4096;

/** Prints each frame when it is read: what a filter wants to know of it is known by then. */
async function printSeen(context: Context): Promise<readonly ExitStatus[]> {
  const { filter, window, output } = context;
  const { statuses } = await readCapture(context, (reading) => {
    let printer: Printer | null = null;
    let times: CaptureTimes | null = null;
    // The times of the reading are known once frames come.
    const made = (): Printer => (printer ??= printerOf(context, reading));
    return {
      judges: false,
      tellsLives: filter?.needs.has('tracked') === true,
      decode: (frame) => made().decode(frame),
      onFrame: (row, lives) => {
        if (!window.includes(row.frame.timeNs)) return;
        times ??= { originSec: reading.timebase.originSec, startNs: reading.startNs };
        const passes = filter === null || filter.matches(seenRow(row, times, () => lives.flatMap((id) => reading.vsi(id, row.frame.timeNs) ?? [])));
        if (passes) output.put(made().write, row);
      },
    };
  });
  return statuses;
}

/** Reads the capture to its end, then prints the frames that pass: what findings and latencies say of them is known only then. */
async function printStored(context: Context, filter: Filter): Promise<readonly ExitStatus[]> {
  const { output, window } = context;
  const octets = new FrameOctets(context.files, new Spool());
  const frames = new FrameStore(octets, new Engine(DISSECTORS));
  try {
    const capture = await readCapture(context, () => ({}), frames);
    const printer = printerOf(context, capture);
    let gone = frames.first;
    for (let id = frames.first; id < frames.end && !output.isClosed; id++) {
      if (id % PIECE === 0) await output.flush();
      const stored = frames.row(id)!;
      if (!window.includes(stored.timeNs)) continue;
      const row = capture.rows.ofFrame(stored);
      let isBlind = false;
      const decoded = (): Decoded | null => {
        const known = row.decoded();
        isBlind = known === null;
        return known;
      };
      const isWanted = filter.matches({ ...row, decoded });
      const seen = isWanted ? frames.decode(id) : null;
      if (seen) output.put(printer.write, { ...seen, decoded: printer.decode(seen.frame) });
      else if (isWanted || isBlind) gone++;
    }
    if (gone > 0) context.note(`${count(gone, 'frame')} left out: the octets are gone, or there was no room for a row`);
    return capture.statuses;
  } finally {
    octets.close();
  }
}

/** `print`: every control frame, or those that `-Y` leaves. */
export async function print(context: Context): Promise<readonly ExitStatus[]> {
  const isJson = context.value('format') === 'jsonl';
  if (isJson && (context.has('tree') || context.has('hex'))) throw new UsageError('-V and -x show text, they do not go with -T jsonl');
  const { filter } = context;
  return filter?.needs.has('story') ? printStored(context, filter) : printSeen(context);
}
