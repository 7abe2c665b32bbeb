import type { Happening, Scene } from '../model/happening.js';
import type { VsiLife } from '../model/vsi.js';
import type { EventName, EventOf } from './event.js';
import type { Exchange } from './exchange.js';
import type { Life } from './life.js';

type Handlers = { readonly [N in EventName]?: (event: EventOf<N>) => void };

/** Makes of the tracker's events what is told to those who look on. */
export class Happenings {
  readonly #tell: (happening: Happening) => void;
  /** What lives were like when they were told last. */
  readonly #told = new WeakMap<Life, string>();
  /** Lives that may be over when what makes them so was tracked to its end. */
  #leaving = new Set<Life>();
  #isInFrame = false;
  /** The LLDPDU of the frame: which side its sender is may stand in it. */
  #heard: EventOf<'lldp'> | null = null;

  readonly #handlers: Handlers = {
    lldp: (event) => void (this.#heard = event),
    'lldp.shutdown': (event) => this.#neighbour('shutdown', event),
    'lldp.expired': (event) => this.#neighbour('expired', event),
    'ecp.ack': (event) => event.exchange && event.isFirst && this.#exchange('acknowledged', event, event.exchange),
    'ecp.unacked': (event) => this.#exchange('given-up', event, event.exchange),
    'vsi.begun': ({ before }) => before && this.#leaving.add(before),
    'vsi.transition': (event) => this.#transition(event),
    'vsi.dropped': ({ life }) => this.#end(life),
  };

  constructor(tell: (happening: Happening) => void) {
    this.#tell = tell;
  }

  /** A frame is tracked from now on: lives that end with it are told when it was. */
  begin(): void {
    this.#isInFrame = true;
  }

  /** Every event of the tracker. */
  see(name: EventName, event: EventOf<EventName>): void {
    this.#passOn();
    (this.#handlers[name] as ((event: EventOf<EventName>) => void) | undefined)?.(event);
  }

  /** Something that the tracker does not know of. */
  tell(happening: Happening): void {
    this.#passOn();
    this.#tell(happening);
  }

  /** An input was tracked, or the timers before it. */
  settle(): void {
    this.#isInFrame = false;
    if (this.#heard) this.#neighbour('heard', this.#heard);
    this.#heard = null;
    this.#passOn();
  }

  /** The capture has ended, with these lives. */
  end(lives: Iterable<Life>): void {
    this.settle();
    for (const life of lives) this.#end(life);
  }

  /** Of timers nobody knows how many fire at once, so the lives that one ends are told before whatever is next. */
  #passOn(): void {
    if (this.#leaving.size === 0 || this.#isInFrame) return;
    const leaving = this.#leaving;
    this.#leaving = new Set();
    for (const life of leaving) if (!life.isLatest || hasLeft(life)) this.#end(life);
  }

  #transition(event: EventOf<'vsi.transition'>): void {
    const { life, transition } = event;
    if (hasLeft(life)) this.#leaving.add(life);
    this.#tell({ kind: 'transition', ...sceneOf(event), life, transition });
  }

  #end(life: Life): void {
    const snapshot = life.snapshot();
    const likeness = likenessOf(snapshot);
    if (this.#told.get(life) === likeness) return;
    this.#told.set(life, likeness);
    this.#tell({ kind: 'life', life: snapshot });
  }

  #exchange(outcome: 'acknowledged' | 'given-up', event: EventOf<'ecp.ack' | 'ecp.unacked'>, exchange: Exchange): void {
    const { speaker, generation, subtype, seq, firstNs: sentNs, copies: frames, transmissions, lives } = exchange;
    const ackFrame = outcome === 'acknowledged' ? exchange.ackFrame : null;
    this.#tell({ kind: 'exchange', ...sceneOf(event), outcome, side: speaker.role, generation, subtype, seq, sentNs, frames, transmissions, ackFrame, lives });
  }

  #neighbour(what: 'heard' | 'shutdown' | 'expired', event: EventOf<'lldp' | 'lldp.shutdown' | 'lldp.expired'>): void {
    const { neighbour, speaker, frame } = event;
    const decoded = 'decoded' in event ? event.decoded : null;
    const { destination } = neighbour;
    this.#tell({ kind: 'neighbour', ...sceneOf(event), what, neighbour, side: speaker.role, source: speaker.end.mac, destination, frame: frame && frame.no, decoded });
  }
}

/** A bridge that was never heard holds nothing that anybody knows of. */
function hasLeft({ station, bridge }: Life): boolean {
  return station.state === 'EXIT' && (bridge.state === 'EXIT' || bridge.state === 'UNKNOWN');
}

/** Other for a life that has changed in any way. */
function likenessOf({ link, name, state, bridgeState, history, requests, responses, keepAlives, transitions, transitionsDropped, migration }: VsiLife): string {
  return JSON.stringify([link, name, state, bridgeState, history, requests, responses, keepAlives, transitions.length + transitionsDropped, transitions.at(-1), migration]);
}

function sceneOf({ timeNs, link, channel }: EventOf<EventName>): Scene {
  return { timeNs, link: link.current.name, channel: channel.svid, file: link.point.file };
}
