import type { CapturePoint } from '../model/frame.js';
import type { Channel } from '../track/channel.js';

/** Where a frame was seen; `channel` is null where that is not known. */
interface Place {
  readonly point: CapturePoint;
  readonly channel: Channel | null;
}

/** Places with a channel: a flood of invented senders makes links without end. */
const MAX_LOCATED = 8192;
/** All places: their numbers have 16 bits. */
const MAX_PLACES = 65_536;

/** Numbers the places of frames: a row keeps two octets instead of texts. */
export class Places {
  readonly #list: Place[] = [];
  /** By channel (null for none), then by the id of the capture point. */
  readonly #numbers = new Map<Channel | null, Map<number, number>>();
  #located = 0;

  /** The number of a place; null where there is no room for it. */
  number(point: CapturePoint, channel: Channel | null): number | null {
    const known = this.#numbers.get(channel)?.get(point.id);
    if (known !== undefined) return known;
    const isFull = this.#list.length === MAX_PLACES || (channel !== null && this.#located === MAX_LOCATED);
    return isFull ? null : this.#add(point, channel);
  }

  /** The place of a number that was given. */
  at(number: number): Place {
    return this.#list[number]!;
  }

  #add(point: CapturePoint, channel: Channel | null): number {
    const number = this.#list.push({ point, channel }) - 1;
    if (channel !== null) this.#located++;
    let byPoint = this.#numbers.get(channel);
    if (!byPoint) this.#numbers.set(channel, (byPoint = new Map<number, number>()));
    byPoint.set(point.id, number);
    return number;
  }
}
