import type { FrameOctets } from '../capture/frame-octets.js';
import type { Decoded } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import type { Channel } from '../track/channel.js';
import type { EventName, EventOf } from '../track/event.js';
import type { Life } from '../track/life.js';
import { checksum } from './checksum.js';
import { asResponse, kindOf } from './frame-kind.js';
import type { FrameTable } from './frame-table.js';
import type { Places } from './places.js';

type Handlers = { readonly [N in EventName]?: (event: EventOf<N>) => void };

/** Writes down each control frame as a row, and what the tracker makes of it. */
export class FrameRecorder {
  readonly #table: FrameTable;
  readonly #places: Places;
  readonly #octets: FrameOctets;
  /** The row of the frame that is being tracked; null where there was no room for it. */
  #id: number | null = null;
  /** Frames that have no row, and rows that do not know their link, for want of room. */
  readonly dropped = { frames: 0, links: 0 };

  readonly #handlers: Handlers = {
    'ecp.request': ({ frame }) => this.#join(frame.no, frame.no),
    'ecp.retransmission': ({ frame, exchange }) => this.#repeat(frame.no, exchange.frame),
    'ecp.ack': ({ frame, exchange }) => exchange && this.#join(frame.no, exchange.frame),
    'vsi.request': ({ frame, life }) => this.#concern(frame.no, life),
    'vsi.response': ({ frame, life, answered }) => this.#respond(frame.no, life, answered?.exchange.frame ?? null),
    'vsi.unsolicited': ({ frame, life }) => this.#concern(frame.no, life),
  };

  constructor(table: FrameTable, places: Places, octets: FrameOctets) {
    this.#table = table;
    this.#places = places;
    this.#octets = octets;
  }

  /** A control frame, before it is tracked. */
  add(frame: Frame, decoded: Decoded): void {
    const { no, timeNs, point, data, origLen, direction } = frame;
    const place = this.#places.number(point, null);
    this.#id = null;
    if (place === null) {
      this.dropped.frames++;
      return;
    }
    const isSpooled = frame.offset === null;
    const offset = this.#octets.keep(frame);
    const [captured, sum, kind] = [data.length, checksum(data), kindOf(decoded)];
    this.#id = this.#table.add({ no, timeNs, offset, isSpooled, captured, origLen, checksum: sum, direction, kind, place });
  }

  /** The tracker found out where that frame belongs. */
  locate({ point }: Frame, channel: Channel): void {
    if (this.#id === null) return;
    const place = this.#places.number(point, channel);
    if (place === null) this.dropped.links++;
    else this.#table.setPlace(this.#id, place);
  }

  /** Every event of the tracker; it may be about an earlier frame, too. */
  see(name: EventName, event: EventOf<EventName>): void {
    (this.#handlers[name] as ((event: EventOf<EventName>) => void) | undefined)?.(event);
  }

  #concern(no: number, life: Life): void {
    const id = this.#table.idOf(no);
    if (id !== null) this.#table.addVsi(id, life.id);
  }

  #respond(no: number, life: Life, request: number | null): void {
    this.#concern(no, life);
    const id = this.#table.idOf(no);
    const kind = id === null ? null : this.#table.kindOf(id);
    if (id === null || kind === null) return;
    this.#table.setKind(id, asResponse(kind));
    if (request !== null) this.#join(no, request);
  }

  /** A copy is what the first transmission was, also where its octets do not tell. */
  #repeat(no: number, first: number): void {
    this.#join(no, first);
    const id = this.#table.idOf(no);
    const from = this.#table.idOf(first);
    const kind = from === null ? null : this.#table.kindOf(from);
    if (id !== null && kind !== null) this.#table.setKind(id, kind);
  }

  /** The frame `no` belongs to the exchange that the frame `to` belongs to, or begins. */
  #join(no: number, to: number): void {
    const id = this.#table.idOf(no);
    const from = this.#table.idOf(to);
    if (id !== null && from !== null) this.#table.setExchange(id, this.#table.exchangeOf(from) ?? from);
  }
}
