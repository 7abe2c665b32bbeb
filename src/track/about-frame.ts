import type { EventMap, EventName, EventOf } from './event.js';
import type { Life } from './life.js';

const NOTHING: readonly Life[] = [];

type Lives = { readonly [N in EventName]?: (event: EventMap[N]) => readonly Life[] };

/** Copies and acknowledgements are about what their request is about. */
const LIVES: Lives = {
  'ecp.retransmission': ({ exchange }) => exchange.lives,
  'ecp.ack': ({ exchange }) => exchange?.lives ?? NOTHING,
  'vsi.request': ({ life }) => [life],
  'vsi.response': ({ life }) => [life],
  'vsi.unsolicited': ({ life }) => [life],
};

/** Which lives the frame is about that is being tracked. */
export class AboutFrame {
  #no = 0;
  #ids: number[] = [];

  /** The next frame is tracked. */
  begin(no: number): void {
    this.#no = no;
    this.#ids = [];
  }

  see(name: EventName, event: EventOf<EventName>): void {
    const lives = (LIVES[name] as ((event: EventOf<EventName>) => readonly Life[]) | undefined)?.(event) ?? NOTHING;
    // What is understood of an earlier frame only now is not about this one.
    if (lives.length === 0 || event.frame?.no !== this.#no) return;
    for (const { id } of lives) if (!this.#ids.includes(id)) this.#ids.push(id);
  }

  /** Their ids, in the order of the frame. */
  get lives(): readonly number[] {
    return this.#ids;
  }
}
