import type { FrameRow } from '../model/analysis.js';
import type { CapturePoint, Frame } from '../model/frame.js';
import { safe } from '../text/safe.js';
import { encoded, type TextBuffer } from '../text/text-buffer.js';
import { timeWriter, type WriteTime } from '../text/time.js';

const FRAME = encoded('Frame ');
/** Of each: lengths, links, and what differs between the frames of a link. When there are more, they are made anew. */
const MOST_KNOWN = 1024;
const MOST_OF_LINK = 16;

/** Where frames were seen, and the lines that say so. */
interface Place {
  readonly channel: number | null;
  readonly point: CapturePoint;
  readonly direction: Frame['direction'];
  readonly lines: Uint8Array;
}

function placeLines({ frame: { point, direction }, link, channel }: FrameRow): Uint8Array {
  const lines = [
    `Link: ${safe(link)}`,
    `S-channel: ${channel === null ? 'default' : `SVID ${channel}`}`,
    ...(point.name === null ? [] : [`Interface: ${safe(point.name)}`]),
    ...(point.file === null ? [] : [`File: ${safe(point.file)}`]),
    ...(direction === null ? [] : [`Direction: ${direction}`]),
  ];
  return encoded(lines.map((line) => `\n    ${line}`).join('') + '\n');
}

/** Writes what a tree begins with: the frame itself. Frames of one length, and those of one place, have lines in common. */
export class FrameHead {
  readonly #time: WriteTime;
  /** By the octets on the wire, where all were captured. */
  readonly #lengths = new Map<number, Uint8Array>();
  /** By link. */
  readonly #places = new Map<string, Place[]>();

  constructor(originSec: number) {
    this.#time = timeWriter('utc', originSec, 0);
  }

  write(to: TextBuffer, row: FrameRow): void {
    const { frame } = row;
    to.put(FRAME);
    to.decimal(frame.no);
    to.put(this.#lengthsOf(frame));
    this.#time(to, frame.timeNs);
    to.put(this.#placeOf(row));
  }

  #lengthsOf({ origLen, data }: Frame): Uint8Array {
    const known = this.#lengths.get(origLen);
    if (known !== undefined && data.length === origLen) return known;
    const text = encoded(`: ${origLen} octets on the wire, ${data.length} captured\n    Time: `);
    if (data.length !== origLen) return text;
    if (this.#lengths.size >= MOST_KNOWN) this.#lengths.clear();
    this.#lengths.set(origLen, text);
    return text;
  }

  #placeOf(row: FrameRow): Uint8Array {
    const { frame: { point, direction }, link, channel } = row;
    const places = this.#placesOf(link);
    for (const place of places) if (place.point === point && place.channel === channel && place.direction === direction) return place.lines;
    const lines = placeLines(row);
    if (places.length >= MOST_OF_LINK) places.length = 0;
    places.push({ point, channel, direction, lines });
    return lines;
  }

  #placesOf(link: string): Place[] {
    let places = this.#places.get(link);
    if (places === undefined) {
      if (this.#places.size >= MOST_KNOWN) this.#places.clear();
      this.#places.set(link, (places = []));
    }
    return places;
  }
}
