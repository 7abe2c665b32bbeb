import { latencyJson } from '../../export/latency-json.js';
import { summaryJson } from '../../export/summary-json.js';
import { parseDuration } from '../../text/duration.js';
import type { Context } from '../context.js';
import { EventLines } from '../event-lines.js';
import type { ExitStatus } from '../exit.js';
import { readCapture, type Capture } from '../read-capture.js';
import { outcome, shownFindings } from '../shown-findings.js';
import { UsageError } from '../usage-error.js';
import { Watcher } from '../watcher.js';

const USUAL = '10';
const MAX_SEC = 86_400;

/** Milliseconds between heartbeats, 0 for none; throws UsageError. */
function heartbeatMs(text: string): number {
  const sec = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (parseDuration(text) ?? Number.NaN) / 1e9;
  if (sec === 0 || (sec >= 0.1 && sec <= MAX_SEC)) return sec * 1000;
  throw new UsageError(`--heartbeat cannot be ${text}: expected seconds, at least 0.1, at most ${MAX_SEC}, or 0 for none`);
}

function tellEnd(context: Context, capture: Capture, lines: EventLines): void {
  const { analysis, rows, timebase } = capture;
  const { filter } = context;
  for (const stat of analysis.stats()) {
    if (filter === null || filter.matches(rows.ofStat(stat))) lines.put('latency', latencyJson(stat, timebase, context.files.length > 1));
  }
  lines.put('summary', { ...summaryJson(outcome(context, capture, shownFindings(context, capture))), leftOut: lines.leftOut });
}

/** `watch`: JSON lines as things happen, then how it all ended. */
export async function watch(context: Context): Promise<readonly ExitStatus[]> {
  const everyMs = heartbeatMs(context.value('heartbeat') ?? USUAL);
  const lines = new EventLines(context.output, context.values('interface').length > 0);
  let pulse: NodeJS.Timeout | undefined;
  try {
    const capture = await readCapture(context, (reading) => {
      const watcher = new Watcher(context, reading, lines);
      if (everyMs > 0) pulse = setInterval(() => watcher.beat(), everyMs);
      return {
        tellsLives: context.has('frames') && context.filter?.needs.has('tracked') === true,
        ...(context.has('frames') ? { onFrame: (row, lives) => watcher.frame(row, lives) } : {}),
        onHappening: (happening) => watcher.tell(happening),
        outlet: lines,
        listener: { fail: context.fail, note: context.note, changed: (now) => watcher.changed(now) },
        onRead: () => lines.end(),
      };
    });
    tellEnd(context, capture, lines);
    return capture.statuses;
  } finally {
    clearInterval(pulse);
  }
}
