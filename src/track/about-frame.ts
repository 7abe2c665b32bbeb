import { dropOldest } from '../model/oldest-first.js';
import type { EventName, EventOf } from './event.js';

/** Frames whose copies and acknowledgements are waited for. */
const MAX_FRAMES = 16_384;
const NOTHING: readonly number[] = [];

type Handlers = { readonly [N in EventName]?: (event: EventOf<N>) => void };

/** Which lives the frame is about that is being tracked. */
export class AboutFrame {
  #no = 0;
  #lives = NOTHING;
  /** Lives by the frame that a copy or an acknowledgement may belong to. */
  readonly #byFrame = new Map<number, readonly number[]>();

  readonly #handlers: Handlers = {
    'ecp.retransmission': ({ exchange }) => this.#join(exchange.frame),
    'ecp.ack': ({ exchange }) => exchange && this.#join(exchange.frame),
    'vsi.request': ({ frame, life }) => this.#concern(frame.no, life.id),
    'vsi.response': ({ frame, life }) => this.#concern(frame.no, life.id),
    'vsi.unsolicited': ({ frame, life }) => this.#concern(frame.no, life.id),
  };

  /** The ids of the lives, in the order of the frame. */
  get lives(): readonly number[] {
    return this.#lives;
  }

  /** The next frame is tracked. */
  begin(no: number): void {
    this.#no = no;
    this.#lives = NOTHING;
  }

  see(name: EventName, event: EventOf<EventName>): void {
    (this.#handlers[name] as ((event: EventOf<EventName>) => void) | undefined)?.(event);
  }

  /** A frame, this one or an earlier one that is understood only now, is about a life. */
  #concern(no: number, life: number): void {
    const known = this.#byFrame.get(no) ?? NOTHING;
    if (known.includes(life)) return;
    this.#byFrame.set(no, [...known, life]);
    dropOldest(this.#byFrame, MAX_FRAMES);
    if (no === this.#no) this.#join(no);
  }

  #join(no: number): void {
    this.#lives = this.#byFrame.get(no) ?? NOTHING;
  }
}
