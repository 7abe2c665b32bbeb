import type { Severity } from '../model/finding.js';
import type { Confidence } from '../model/vsi.js';
import type { EventName, EventOf } from './event.js';
import type { Life } from '../track/life.js';
import type { LayerName } from '../track/pdus.js';

/** What a rule finds. The runner adds the rest. */
export interface Verdict {
  /** What should have been, and what was: short, without the rule's title. */
  readonly expected: string;
  readonly received: string;
  /** Numbers of the frames that prove it. */
  readonly frames: readonly number[];
  /** Without it: inferred for an absence, else confirmed. */
  readonly confidence?: Confidence;
  /** Why it is less than it could be, or what follows from it. */
  readonly reason?: string;
  /** A lower severity than the rule's; a higher one is not taken. */
  readonly severity?: Severity;
  /** The VSI that it is about. */
  readonly life?: Life | null;
  /** The frames alone prove it: neither a short history nor missing frames speak against it. */
  readonly isCertain?: boolean;
  /** The timer that ran out at the event's time: the absence is believed only past its slack (GUARD-4). */
  readonly timerNs?: number;
  /** For so long after the event frames may still explain it: it is told only where the capture goes on until then. */
  readonly waitsNs?: number;
  /** Asked about an absence when the time has come to report it, about all else whenever findings are listed: true where what followed explains it. */
  readonly unless?: () => boolean;
}

export type Said = Verdict | readonly Verdict[] | null;

/** For an operator whose virtual machine has no network. */
export interface Explanation {
  readonly why: string;
  readonly usual: readonly string[];
  readonly try: readonly string[];
}

/** What only the runner acts on (PROTOCOLS 10, GUARD-1 to GUARD-5; 10.9). */
export interface Declarations {
  /** The layers that it is called for, see `layerRule`. */
  readonly of?: LayerName;
  /**
   * It says that something is missing: quiet where frames of the capture are (GUARD-2), as far as drop counters, sequence
   * numbers and acknowledgements tell, before it and for a while after it. `counted`: only drop counters tell.
   */
  readonly absence?: true | 'counted';
  /** An absence of what an end would do about the other: quiet where no frame of one of them is ever seen. */
  readonly bothEnds?: true;
  /** It is about destination addresses: quiet on cooked captures (GUARD-3). */
  readonly destination?: true;
  /** It compares with a negotiated timer: an error is a warning where no TLV gave the values. */
  readonly timers?: true;
  /**
   * It needs what came before: quiet until both ends were heard, or the capture covers a TTL; and while partners are
   * guessed. `unless certain`: it is asked all the same, and heard if its verdict is certain.
   */
  readonly history?: true | 'unless certain';
  /** Its basis is unverified (U): never above a warning. */
  readonly unverified?: true;
}

/** What all rules declare. */
export interface Head extends Declarations {
  readonly id: string;
  readonly severity: Severity;
  readonly spec: string;
  /** A few words, lower case: `late VDP response`. */
  readonly title: string;
  readonly explain: Explanation;
}

/** A rule as it is written: `check` is typed by the events that it is called on. */
export interface RuleTable<N extends EventName, M> extends Head {
  readonly on: N | readonly N[];
  /** What the rule remembers, one for each S-channel of a link. `drop` counts what had to be forgotten for want of room. */
  readonly memory?: (drop: () => void) => M;
  /** Further events that are only remembered. */
  readonly remember?: { readonly [K in EventName]?: (event: EventOf<K>, memory: M) => void };
  /** How long before the event the capture must have begun for the rule to speak; an absence looks as far back for frames that the capture says it lost. */
  readonly looksBackNs?: (event: EventOf<N>) => number;
  readonly check: (event: EventOf<N>, memory: M) => Said;
}

/** A rule as the runner sees it. */
export interface Rule extends Head {
  readonly on: readonly EventName[];
  readonly memory: ((drop: () => void) => unknown) | null;
  readonly remember: { readonly [K in EventName]?: (event: never, memory: never) => void };
  readonly looksBackNs: (event: never) => number;
  readonly check: (event: never, memory: never) => Said;
}

/** Makes a rule of its table. */
export function rule<const N extends EventName, M = undefined>(table: RuleTable<N, M>): Rule {
  const { on, memory, remember, looksBackNs, ...rest } = table;
  return {
    ...rest,
    on: typeof on === 'string' ? [on] : on,
    memory: memory ?? null,
    remember: remember ?? {},
    looksBackNs: looksBackNs ?? (() => 0),
  };
}
