import { EventEmitter } from 'node:events';
import { LIVE_CLOCK } from '../../src/capture/live/live-clock.js';
import { EXIT } from '../../src/cli/exit.js';
import type { Host } from '../../src/cli/run.js';
import type { Analysis, AnalysisOptions } from '../../src/model/analysis.js';
import type { Finding } from '../../src/model/finding.js';
import { life, stat } from '../export/sample.js';

class Stream extends EventEmitter {
  readonly #utf8 = new TextDecoder();
  text = '';
  readonly writableLength = 0;
  readonly isTTY: boolean;

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }

  write(written: string | Uint8Array, done?: () => void): boolean {
    this.text += typeof written === 'string' ? written : this.#utf8.decode(written, { stream: true });
    done?.();
    return true;
  }
}

export interface FakeProcess {
  readonly isTTY?: boolean;
  readonly isStderrTTY?: boolean;
  readonly isStdoutFile?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly findings?: readonly Finding[];
}

/** A process for `run` whose analysis finds `findings` whatever it reads. */
export class FakeHost implements Host {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string>>;
  readonly isStdoutFile: () => boolean;
  #nowMs = 0;
  readonly #stop = new AbortController();
  readonly stop: Host['stop'] = this.#stop.signal;
  readonly #findings: readonly Finding[];
  /** How the last analysis was asked for. */
  asked: AnalysisOptions | null = null;

  constructor({ isTTY = false, isStderrTTY = false, isStdoutFile = false, env = {}, findings = [] }: FakeProcess = {}) {
    this.stdout = new Stream(isTTY);
    this.stderr = new Stream(isStderrTTY);
    this.isStdoutFile = () => isStdoutFile;
    this.env = env;
    this.#findings = findings;
  }

  /** Each look at the clock takes a second. */
  readonly nowMs = (): number => (this.#nowMs += 1000);

  readonly terminal = (): null => null;

  readonly live: Host['live'] = {
    taps: () => Promise.reject(new Error('nothing is captured here')),
    list: () => [],
    clock: LIVE_CLOCK,
    dropRights: () => null,
    onRotate: () => {},
  };

  readonly version = (): string => '1.2.3';
  readonly split: Host['split'] = null;

  /** The terminal goes away. */
  hangUp(): void {
    this.stdout.emit('error', Object.assign(new Error('write EIO'), { code: 'EIO' }));
    this.#stop.abort(EXIT.hungUp);
  }

  /** What a first Ctrl-C does. */
  interrupt(): void {
    this.#stop.abort(EXIT.interrupted);
  }

  readonly createAnalysis = async (options: AnalysisOptions): Promise<Analysis> => {
    this.asked = options;
    let controlFrames = 0;
    return {
      push: () => controlFrames++,
      end: () => {},
      links: () => [],
      lives: () => [life()],
      life: () => life(),
      glance: () => null,
      glances: () => [],
      findings: () => this.#findings,
      findingsRevision: 0,
      dataCounts: () => [],
      stats: () => [stat()],
      summary: () => ({ timeNs: 9e9, startNs: 0, controlFrames, links: 1, vsis: 1, findings: { note: 0, warning: 0, security: 0, error: 0 }, suppressed: [], dropped: {} }),
    };
  };
}
