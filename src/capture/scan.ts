import type { CapturePoint, Example, Frame } from '../model/frame.js';
import { controlPredicate, dataTypesOf, isLinkSupported, NO_DATA_TYPES, type ControlPredicate } from './control.js';
import { capturedLength, wireLength } from './frame-length.js';
import type { Problems } from './problems.js';
import type { Copier, FrameWatch, Sink } from './sink.js';
import { Slab } from './slab.js';
import { TagExamples } from './tag-examples.js';

/** Of a data frame no more is looked at than its tags and what tells it from others: a full header behind the deepest tags. */
const EXAMPLE_OCTETS = 128;

/** Sorts the packets of one input by their headers: data frames are counted, control frames are copied and handed on. */
export class Scan {
  readonly #sink: Sink;
  readonly #problems: Problems;
  readonly #slab = new Slab();
  readonly #examples: TagExamples | null;
  #watch: FrameWatch | null;
  readonly #foreignLinks = new Set<number>();
  readonly longestRun: number;
  readonly copier: Copier | null;
  readonly tunnels: boolean;
  readonly #isControl: ControlPredicate;
  /** Octets of the stream that were consumed. */
  offset = 0;
  /** Control frames that were handed on. */
  found = 0;
  /** Whether what stands at an offset can be read again. */
  isSeekable = false;
  #lastNs = Number.NEGATIVE_INFINITY;
  #count = 0;
  #maxNs = 0;

  /** With `tunnels`, frames that carry a control frame in a tunnel are control frames, too. */
  constructor(sink: Sink, problems: Problems, tunnels: boolean) {
    this.#sink = sink;
    this.#problems = problems;
    this.longestRun = sink.longestRun;
    this.copier = sink.copier;
    this.#watch = sink.watch;
    this.#examples = sink.copier !== null && sink.watch === null ? null : new TagExamples();
    this.tunnels = tunnels;
    this.#isControl = controlPredicate({ tunnels });
  }

  /** Time of the packet or statistics before, for those without one; 0 before the first. */
  get lastNs(): number {
    return Math.max(0, this.#lastNs);
  }

  /** 1 for each number in octets 12 and 13 of a whole frame of this link type that alone makes `isPassed` true. */
  passedTypes(linkType: number): Uint8Array {
    return this.copier === null && this.#watch?.isActive !== true ? dataTypesOf(linkType, this) : NO_DATA_TYPES;
  }

  /** Whether `length` octets from `start` on are a data frame that nobody looks at. */
  isPassed(point: CapturePoint, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.#isControl(point.linkType, bytes, start, length)) return false;
    if (this.copier?.wants(point, bytes, start, length) === true || this.#isWatched(point.linkType, bytes, start, length)) return false;
    return this.#examples?.isFirst(point, bytes, start, length) !== true;
  }

  /** From now on data frames are looked at for their tags only: half of them are read by a thread that does not know whose matter. Whether that is less than before. */
  unwatch(): boolean {
    const wasWatched = this.#watch !== null;
    this.#watch = null;
    return wasWatched;
  }

  /** Statistics say that the capture ran up to this time. That it is no news, -Infinity, is told to who copies them. */
  elapsed(timeNs: number): void {
    const isNews = timeNs > this.#lastNs;
    if (isNews) this.#lastNs = timeNs;
    if (isNews || this.copier !== null) this.#sink.elapsed(isNews ? timeNs : Number.NEGATIVE_INFINITY);
  }

  /** Data frames that were walked over and not yet handed on, and the greatest of their times. */
  get count(): number {
    return this.#count;
  }

  get maxNs(): number {
    return this.#maxNs;
  }

  /** Time of the last of them. */
  get endNs(): number {
    return this.#lastNs;
  }

  /** `octets` octets were walked over: `count` data frames, the latest at `maxNs`, the last at `lastNs`. `flush` tells them. */
  walked(octets: number, count: number, maxNs: number, lastNs: number): void {
    this.offset += octets;
    this.#count = count;
    this.#maxNs = maxNs;
    this.#lastNs = lastNs;
  }

  /** Hands on the data frames that were walked over. */
  flush(): void {
    if (this.#count === 0) return;
    this.#sink.data(this.#count, this.#maxNs);
    this.#count = 0;
  }

  /**
   * One packet: `captured` octets of `bytes` from `start` on, behind `header` octets of the record that begins at `offset`;
   * `original` octets on the wire, both with the `fcs` octets of frame check sequence that the capture says are at its end.
   */
  packet(
    point: CapturePoint,
    timeNs: number,
    bytes: Uint8Array,
    start: number,
    header: number,
    captured: number,
    original: number,
    fcs: number,
    direction: Frame['direction'],
  ): void {
    this.#lastNs = timeNs;
    const linkType = point.linkType;
    const length = capturedLength(captured, original, fcs);
    if (!this.#isControl(linkType, bytes, start, length)) {
      const kind = this.#kindOf(point, bytes, start, length);
      if (kind !== null) {
        const data = this.#slab.copy(bytes, start, start + Math.min(length, EXAMPLE_OCTETS));
        const offset = this.isSeekable ? this.offset + header : null;
        this.#sink.data(1, timeNs, { kind, timeNs, point, data, origLen: wireLength(captured, original, fcs), direction, offset });
      } else this.#sink.data(1, timeNs);
      if (!isLinkSupported(linkType)) this.#foreign(linkType);
      return;
    }
    this.found++;
    const data = this.#slab.copy(bytes, start, start + length);
    const origLen = wireLength(captured, original, fcs);
    const offset = this.isSeekable ? this.offset + header : null;
    this.#sink.frame(timeNs, point, data, origLen, direction ?? cookedDirection(linkType, data), offset);
  }

  /** Why a data frame is looked at, null where it is not. */
  #kindOf(point: CapturePoint, bytes: Uint8Array, start: number, length: number): Example['kind'] | null {
    if (this.#examples?.take(point, bytes, start, length) === true) return 'example';
    return this.#isWatched(point.linkType, bytes, start, length) ? 'data' : null;
  }

  #isWatched(linkType: number, bytes: Uint8Array, start: number, length: number): boolean {
    return this.#watch?.isActive === true && this.#watch.has(linkType, bytes, start, length);
  }

  #foreign(linkType: number): void {
    if (this.#foreignLinks.has(linkType)) return;
    this.#foreignLinks.add(linkType);
    this.#problems.unsupported(
      `link type ${linkType} is not decoded, its frames are only counted; supported: Ethernet, Linux SLL and SLL2, DSA`,
    );
  }
}

/** Linux cooked headers say which way a packet went: type 4 is sent by the capturing host, 0 to 3 arrived. */
function cookedDirection(linkType: number, data: Uint8Array): Frame['direction'] {
  if (linkType === 113) return data[1] === 4 ? 'out' : 'in';
  if (linkType === 276) return data[10] === 4 ? 'out' : 'in';
  return null;
}
