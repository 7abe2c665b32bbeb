import { DISSECTORS } from '../dissectors/index.js';
import { Engine } from './dissect/engine.js';
import type { Analysis, AnalysisOptions, Summary } from './model/analysis.js';
import type { Example, Frame, Input } from './model/frame.js';
import { NO_POLICY } from './model/policy.js';
import { RULES } from './rules/index.js';
import { Runner } from './rules/runner.js';
import { Latencies } from './stats/latencies.js';
import type { FrameRecorder } from './store/frame-recorder.js';
import type { LatencyTable } from './store/latency-table.js';
import { AboutFrame } from './track/about-frame.js';
import { DataPlane } from './track/data-plane.js';
import { Happenings } from './track/happenings.js';
import { Mirrors } from './track/mirrors.js';
import { Tracker } from './track/tracker.js';

const engine = new Engine(DISSECTORS);

/**
 * The pipeline as a function: frames, gaps and the clock go in; lives, findings, latencies and a summary come out. `recorder`
 * writes down every frame, and what is made of it, `samples` every latency.
 */
export function createAnalysis(options: AnalysisOptions, recorder: FrameRecorder | null = null, samples: LatencyTable | null = null): Analysis {
  const latencies: Latencies = new Latencies({
    counts: options.measures ?? (() => true),
    onSample: (line, sample) => samples?.add(line, sample),
    migrationGapNs: (options.policy ?? NO_POLICY).migrationGapNs,
    emit: (name, event) => runner.see(name, event),
  });
  const mirrors = new Mirrors();
  const about = options.tellsLives === true ? new AboutFrame() : null;
  const { onHappening } = options;
  const happenings = onHappening ? new Happenings(onHappening) : null;
  const judges = options.judges ?? true;
  const tracker: Tracker = new Tracker((name, event) => {
    if (judges) {
      dataPlane.see(name, event);
      latencies.see(name, event);
      runner.see(name, event);
    }
    recorder?.see(name, event);
    about?.see(name, event);
    happenings?.see(name, event);
  }, options.maxEndedLives);
  const runner: Runner = new Runner(RULES, {
    keepsAll: options.allFindings ?? false,
    policy: options.policy ?? NO_POLICY,
    timers: tracker.timers,
    onFinding: (finding) => happenings?.tell({ kind: 'finding', finding }),
  });
  const dataPlane: DataPlane = new DataPlane(tracker.links, (name, event) => runner.see(name, event));
  const decode = options.decode ?? ((frame: Frame) => engine.decode(frame));
  let startNs: number | null = null;
  let endNs = 0;
  let controlFrames = 0;

  const track = (input: Frame): void => {
    controlFrames++;
    const decoded = decode(input);
    recorder?.add(input, decoded);
    about?.begin(input.no);
    happenings?.begin();
    const inner = mirrors.unwrap(input, decoded);
    const place = inner === null ? tracker.frame(input, decoded) : tracker.frame(inner, engine.decode(inner));
    if (place) recorder?.locate(input, place.channel);
    options.onFrame?.({ frame: input, decoded, link: place?.link.name ?? '', channel: place?.channel.svid ?? null }, about?.lives ?? []);
    happenings?.settle();
  };

  const example = (input: Example): void => {
    const frame: Frame = { ...input, kind: 'frame' };
    if (!judges) return;
    if (input.kind === 'example') tracker.example(frame, engine.decode(frame));
    dataPlane.frame(frame);
  };

  const push = (input: Input): void => {
    startNs ??= input.timeNs;
    endNs = Math.max(endNs, input.timeNs);
    if (judges && input.kind === 'clock') runner.clock(input.timeNs);
    tracker.advance(input.timeNs);
    happenings?.settle();
    if (judges) runner.advance(input);
    if (input.kind === 'frame') track(input);
    else if (input.kind === 'example' || input.kind === 'data') example(input);
    else if (input.kind === 'gap') {
      happenings?.tell(input);
      tracker.gap(input);
      for (const gap of mirrors.gaps(input)) push(gap);
    }
  };

  const end = (): void => {
    if (judges) tracker.end();
    latencies.end();
    runner.end();
    happenings?.end(tracker.glances());
  };

  const dropped = (): Record<string, number> => ({
    ...tracker.dropped(),
    ...runner.dropped(),
    ...(mirrors.dropped > 0 ? { mirrors: mirrors.dropped } : {}),
    ...(dataPlane.dropped > 0 ? { 'data addresses': dataPlane.dropped } : {}),
    ...(latencies.dropped > 0 ? { latencies: latencies.dropped } : {}),
  });

  const summary = (): Summary => ({
    timeNs: endNs,
    startNs: startNs ?? 0,
    controlFrames,
    links: tracker.links.list.size,
    vsis: tracker.vsis,
    findings: runner.counts(),
    suppressed: runner.suppressed(),
    dropped: dropped(),
  });

  return {
    push,
    end,
    links: () => tracker.linkStates(),
    lives: () => tracker.lives(),
    life: (id) => tracker.life(id),
    glance: (id) => tracker.glance(id),
    glances: () => tracker.glances(),
    findings: () => runner.list(),
    get findingsRevision() {
      return runner.revision();
    },
    stats: () => latencies.list(),
    dataCounts: () => dataPlane.counts(),
    summary,
  };
}
