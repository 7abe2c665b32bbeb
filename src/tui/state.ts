import type { Digest, Focus, World } from './world.js';
import { Digester } from './digest/digester.js';
import { FrameList } from './lists/frame-list.js';
import { LifeList } from './lists/life-list.js';
import type { Recording } from './recording.js';
import { defaultSettings, type Settings } from './settings.js';
import { Times } from './times.js';
import type { Filtering } from './filtering.js';
import { NO_FILTER, type RowFilter } from './row-filter.js';

/** The world of the views, and how it changes: with what was read, and with the filter. */
export class State implements World {
  readonly recording: Recording;
  readonly title: string;
  readonly isLive: boolean;
  readonly settings: Settings = defaultSettings();
  readonly focus: Focus = { link: null, life: null, marked: new Set(), frame: null, finding: null };
  readonly times: Times;
  readonly frames: FrameList;
  readonly lives: LifeList;
  readonly #filtering: Filtering;
  #passes: RowFilter = NO_FILTER;
  filter = '';
  readonly #digester: Digester;
  digest: Digest;

  constructor(recording: Recording, filtering: Filtering, title: string, isLive: boolean) {
    this.recording = recording;
    this.#filtering = filtering;
    this.title = title;
    this.isLive = isLive;
    this.times = new Times(recording.timebase, this.settings, () => this.digest.summary.startNs);
    this.frames = new FrameList(recording.frames);
    this.lives = new LifeList(recording.analysis);
    this.#digester = new Digester(recording, this.settings);
    this.digest = this.#digester.digest(null);
  }

  /** Takes notice of what was read since. */
  refresh(): void {
    this.#filtering.renew();
    const { finding } = this.focus;
    const before = finding === null ? undefined : this.digest.problems.list[finding];
    this.digest = this.#digester.digest(this.#passes.finding);
    this.focus.finding = before ? this.digest.problems.positionOf(before) : null;
    this.frames.advance(this.recording.frames.end);
    this.lives.refresh();
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
