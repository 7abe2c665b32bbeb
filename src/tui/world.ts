import type { Census } from './digest/census.js';
import type { Problems } from './digest/problems.js';
import type { LinkDigest } from './digest/links.js';
import type { LatencyDigest } from './digest/latencies.js';
import type { Summary } from '../model/analysis.js';
import type { FrameList } from './lists/frame-list.js';
import type { LifeList } from './lists/life-list.js';
import type { Live } from './live/live.js';
import type { Recording } from './recording.js';
import type { Settings } from './settings.js';
import type { Times } from './times.js';

/** What the screens say of the whole capture, made anew now and then while it is read. */
export interface Digest {
  readonly summary: Summary;
  readonly census: Census;
  /** All findings that are not ignored: what rows and links say of themselves, whatever the display filter. */
  readonly found: Problems;
  /** Those of them that pass the display filter: the lists of findings. */
  readonly problems: Problems;
  readonly links: readonly LinkDigest[];
  readonly latency: LatencyDigest;
}

/** What the views have in common: where one is left the next goes on. */
export interface Focus {
  link: string | null;
  /** Id of a life. */
  life: number | null;
  /** Lives that were marked to be seen together. */
  readonly marked: Set<number>;
  /** Id of a row of the frame store. */
  frame: number | null;
  /** Position in `Problems.list`. */
  finding: number | null;
}

/** All that a view reads. */
export interface World {
  readonly recording: Recording;
  /** What was named on the command line, for the first line of the screen; sanitized. */
  readonly title: string;
  /** Null where files are read. */
  readonly live: Live | null;
  readonly isLive: boolean;
  readonly settings: Settings;
  readonly focus: Focus;
  readonly times: Times;
  /** The display filter in force, '' for none. */
  readonly filter: string;
  readonly frames: FrameList;
  readonly lives: LifeList;
  readonly digest: Digest;
  /** Takes notice of what was read since, and of changed settings. */
  refresh(): void;
}
