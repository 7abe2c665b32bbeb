import type { Digest, Focus, World } from './world.js';
import { Digester } from './digest/digester.js';
import { FrameList } from './lists/frame-list.js';
import { LifeList } from './lists/life-list.js';
import type { Live } from './live/live.js';
import type { Recording } from './recording.js';
import { defaultSettings, type Settings } from './settings.js';
import { Times } from './times.js';
import type { Filtering } from './filtering.js';
import { NO_FILTER, type RowFilter } from './row-filter.js';

/** How many frames of a live capture a filter on what is only known later is asked about again. */
const ASKED_AGAIN = 2000;

/** The world of the views, and how it changes: with what was read, and with the filter. */
export class State implements World {
  readonly recording: Recording;
  readonly title: string;
  readonly live: Live | null;
  readonly settings: Settings = defaultSettings();
  readonly focus: Focus = { link: null, life: null, marked: new Set(), frame: null, finding: null };
  readonly times: Times;
  readonly frames: FrameList;
  readonly lives: LifeList;
  readonly #filtering: Filtering;
  #passes: RowFilter = NO_FILTER;
  filter = '';
  /** The id behind the last frame before which all are in a file. */
  #savedEnd = 0;
  /** That of the findings, as they were when last looked at. */
  #revision = 0;
  readonly #digester: Digester;
  digest: Digest;

  constructor(recording: Recording, filtering: Filtering, title: string, live: Live | null = null) {
    this.recording = recording;
    this.#filtering = filtering;
    this.title = title;
    this.live = live;
    this.times = new Times(recording.timebase, this.settings, () => this.digest.summary.startNs);
    this.frames = new FrameList(recording.frames);
    this.lives = new LifeList(recording.analysis);
    this.#digester = new Digester(recording, this.settings);
    this.digest = this.#digester.digest(null);
  }

  get isLive(): boolean {
    return this.live !== null;
  }

  /** While true what is read is not taken in: only settings and the filter change what is shown. */
  get isPaused(): boolean {
    return this.lives.isHeld;
  }

  set isPaused(isPaused: boolean) {
    this.lives.isHeld = isPaused;
  }

  /** Takes notice of what was read since, and of changed settings. */
  refresh(): void {
    this.#filtering.renew();
    const { finding } = this.focus;
    const before = finding === null ? undefined : this.digest.problems.list[finding];
    if (!this.isPaused) this.#advance();
    this.digest = this.#digester.digest(this.#passes.finding);
    this.focus.finding = before ? this.digest.problems.positionOf(before) : null;
    this.lives.refresh();
  }

  #advance(): void {
    const { analysis, frames } = this.recording;
    const revision = analysis.findingsRevision;
    // A finding comes after the frames that it is about, and a live capture has no end after which all are asked anew.
    if (this.isLive && !this.#passes.isLasting && (revision !== this.#revision || frames.end !== this.frames.end)) this.frames.again(ASKED_AGAIN);
    this.#revision = revision;
    this.#digester.advance();
    this.frames.advance(frames.end);
  }

  /** How many control frames of those that there are would be in no file if the program ended now. */
  get unsavedFrames(): number {
    const { first, end } = this.recording.frames;
    return end - Math.max(first, this.#savedEnd);
  }

  /** Frames were saved, by the ids of their rows: counts where nothing that came before them is missing. */
  noteSaved(ids: readonly number[]): void {
    const [from, to] = [ids[0], ids.at(-1)];
    if (from === undefined || to === undefined || to - from + 1 !== ids.length) return;
    if (from <= Math.max(this.recording.frames.first, this.#savedEnd)) this.#savedEnd = Math.max(this.#savedEnd, to + 1);
  }

  /** How many frames came that no view knows of yet. */
  get unseenFrames(): number {
    return this.recording.frames.end - this.frames.end;
  }

  /** Only what passes is shown from now on. Throws FilterError. */
  apply(text: string): void {
    this.#passes = this.#filtering.compile(text);
    this.filter = text;
    this.frames.filter(this.#passes.frame);
    this.lives.filter(this.#passes.life);
    this.refresh();
  }

  /** The recording is over: what could still change cannot any more. */
  settle(): void {
    if (!this.#passes.isLasting) this.frames.filter(this.#passes.frame);
    this.refresh();
  }

  /** Asks filters about what they were not asked about, until `untilMs`; false once that is done. */
  work(nowMs: () => number, untilMs: number): boolean {
    const isBusy = this.lives.work(nowMs, untilMs);
    return this.frames.work(nowMs, untilMs) || isBusy;
  }
}
