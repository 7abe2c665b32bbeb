import type { CapturePoint, Frame } from '../model/frame.js';
import { isControl, isLinkSupported } from './control.js';
import type { Problems } from './problems.js';
import type { Sink } from './sink.js';

/** Captured octets above which a length is taken for damage. */
export const MAX_CAPTURED = 256 * 1024;

/** Sorts the packets of one input into control frames and data frames. */
export class FrameRouter {
  readonly #sink: Sink;
  readonly #problems: Problems;
  readonly #foreignLinks = new Set<number>();
  #lastNs = 0;

  constructor(sink: Sink, problems: Problems) {
    this.#sink = sink;
    this.#problems = problems;
  }

  /** Time of the packet before, for packets without one; 0 before the first. */
  get lastNs(): number {
    return this.#lastNs;
  }

  /**
   * One packet: `captured` octets of `bytes` from `start` on, `original` octets on the wire, both with the `fcs`
   * octets of frame check sequence that the capture says are at its end.
   */
  packet(
    point: CapturePoint,
    timeNs: number,
    bytes: Uint8Array,
    start: number,
    captured: number,
    original: number,
    fcs: number,
    direction: Frame['direction'],
  ): void {
    this.#lastNs = timeNs;
    // An original length below the captured one is nonsense of the writer; what is there was on the wire.
    const origLen = Math.max(0, (original < captured ? captured : original) - fcs);
    const length = captured < origLen ? captured : origLen;
    const linkType = point.linkType;
    if (!isControl(linkType, bytes, start, length)) {
      this.#sink.data(timeNs);
      if (linkType !== 1 && !isLinkSupported(linkType)) this.#foreign(linkType);
      return;
    }
    const data = bytes.slice(start, start + length);
    this.#sink.frame(timeNs, point, data, origLen, direction ?? cookedDirection(linkType, data));
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
