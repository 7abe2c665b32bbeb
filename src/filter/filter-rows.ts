import type { Analysis } from '../model/analysis.js';
import type { Decoded } from '../model/decoded.js';
import type { Finding } from '../model/finding.js';
import type { LatencyStat, Operation } from '../model/stat.js';
import type { StoredFrame } from '../model/stored-frame.js';
import type { Timebase } from '../model/timebase.js';
import type { VsiLife } from '../model/vsi.js';
import { hex } from '../text/mac.js';
import { EMPTY_ROW } from './empty-row.js';
import { RowIndex } from './row-index.js';
import type { Row, VsiNow } from './row.js';
import { VsiAt } from './vsi-at.js';

/** Measured times by indices from `first` to `end`: which frame answered what of which life. */
export interface Samples {
  readonly first: number;
  readonly end: number;
  operation(index: number): Operation;
  valueNs(index: number): number;
  frame(index: number): number | null;
  life(index: number): number | null;
}

/** The frames of a capture; FrameStore is one. */
export interface Frames {
  /** Null where the octets are gone. */
  decode(id: number): { readonly decoded: Decoded } | null;
  /** Pairs of the id of a row and that of a life that it is about, where that is not its `vsi`. */
  furtherLives(): Iterable<readonly [id: number, life: number]>;
}

/** A capture, as `openCapture` gives it: asked only for what filters want to know. */
export interface RowSource {
  readonly frames: Frames;
  readonly analysis: Pick<Analysis, 'life' | 'findings' | 'links' | 'summary'>;
  readonly latencies: Samples;
  readonly timebase: Pick<Timebase, 'originSec'>;
}

/** Rows for filters, of a capture as it stands: to be made anew when it has grown. */
export class FilterRows {
  readonly #source: RowSource;
  readonly #index: RowIndex;

  constructor(source: RowSource) {
    this.#source = source;
    this.#index = new RowIndex(source);
  }

  /** A control frame, with its VSIs as they were just after it. */
  ofFrame(stored: StoredFrame): Row {
    const index = this.#index;
    const { id, link, channel, no } = stored;
    let decoded: Decoded | null | undefined;
    let vsis: readonly VsiNow[] | undefined;
    return {
      ...EMPTY_ROW, times: index.times(), link, channel, frame: stored,
      decoded: () => (decoded === undefined ? (decoded = this.#source.frames.decode(id)?.decoded ?? null) : decoded),
      vsis: () => (vsis ??= this.#livesOf(stored).map((life) => new VsiAt(life, stored, stored.timeNs))),
      answers: () => index.answersOfFrame(no),
      findings: () => index.findingsOfFrame(no),
      ends: () => index.link(link),
    };
  }

  /** A life of a VSI, as it is now. */
  ofLife(life: VsiLife): Row {
    const index = this.#index;
    const { id, link, channel } = life;
    let vsis: readonly VsiNow[] | undefined;
    return {
      ...EMPTY_ROW, times: index.times(), link, channel,
      vsis: () => (vsis ??= [new VsiAt(life, null, index.nowNs())]),
      answers: () => index.answersOfLife(id),
      findings: () => index.findingsOfVsi(link, channel, hex(life.vsiid)),
      ends: () => index.link(link),
    };
  }

  /** A finding, with its VSI as it is now. */
  ofFinding(finding: Finding): Row {
    const { link, channel, life: id } = finding;
    const life = id === null ? null : this.#index.life(id);
    const base = life === null ? this.ofLink(link, channel) : this.ofLife(life);
    return { ...base, link, channel, finding, findings: () => [finding] };
  }

  /** What is known of nothing but where it was. */
  ofLink(link: string, channel: number | null): Row {
    const index = this.#index;
    return { ...EMPTY_ROW, times: index.times(), link, channel, ends: () => index.link(link) };
  }

  /** A line of statistics. */
  ofStat(stat: LatencyStat): Row {
    const { link } = stat;
    return { ...EMPTY_ROW, times: this.#index.times(), link, stat, ends: () => this.#index.link(link) };
  }

  #livesOf({ id, vsi, hasMoreVsis, exchange }: StoredFrame): readonly VsiLife[] {
    if (vsi === null) return [];
    const own = hasMoreVsis ? this.#index.furtherLives(id) : [];
    // Copies and acknowledgements are about what their exchange is about.
    const further = hasMoreVsis && own.length === 0 && exchange !== null ? this.#index.furtherLives(exchange) : own;
    return [...new Set([vsi, ...further])].flatMap((one) => this.#index.life(one) ?? []);
  }
}
