/** The kinds of lines, those first that are the first to go when there are too many. */
export const EVENTS_BY_WEIGHT = ['frame', 'exchange', 'transition', 'heartbeat', 'neighbour', 'latency', 'vsi', 'interface', 'gap', 'finding', 'summary'] as const;

export type EventName = (typeof EVENTS_BY_WEIGHT)[number];

/** Of lines of these kinds the rest is understood; those that follow are never left out. */
const LAST_DROPPED = EVENTS_BY_WEIGHT.indexOf('gap');
const MAX_CHARACTERS = 8 * 2 ** 20;

interface Entry {
  readonly turn: number;
  readonly line: string;
}

/** Lines of one kind; taking the first one costs the same however many there are. */
class Lane {
  #entries: Entry[] = [];
  #from = 0;

  get first(): Entry | undefined {
    return this.#entries[this.#from];
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
  }

  shift(): void {
    this.#from++;
    if (this.#from < 1024 && this.#from < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#from);
    this.#from = 0;
  }
}

/**
 * Lines that wait for a slow reader, in order. When there are too many, the oldest ones of the least weight go, and are
 * counted. Findings always stay: there can only be so many.
 */
export class LineQueue {
  readonly #lanes: readonly Lane[] = EVENTS_BY_WEIGHT.map(() => new Lane());
  readonly #maxCharacters: number;
  readonly #leftOut: Partial<Record<EventName, number>> = {};
  #characters = 0;
  #turn = 0;

  constructor(maxCharacters = MAX_CHARACTERS) {
    this.#maxCharacters = maxCharacters;
  }

  get isEmpty(): boolean {
    return this.#characters === 0;
  }

  /** How many lines were left out so far, by kind. */
  get leftOut(): Readonly<Record<string, number>> {
    return { ...this.#leftOut };
  }

  add(event: EventName, line: string): void {
    this.#lanes[EVENTS_BY_WEIGHT.indexOf(event)]!.add({ turn: this.#turn++, line });
    this.#characters += line.length;
    while (this.#characters > this.#maxCharacters && this.#drop());
  }

  /** The next line, null when none waits. */
  take(): string | null {
    let next: Lane | null = null;
    for (const lane of this.#lanes) if (lane.first && lane.first.turn < (next?.first?.turn ?? Infinity)) next = lane;
    return next === null ? null : this.#shift(next);
  }

  /** False where only lines are left that always stay. */
  #drop(): boolean {
    const at = this.#lanes.findIndex(({ first }) => first !== undefined);
    if (at < 0 || at > LAST_DROPPED) return false;
    this.#shift(this.#lanes[at]!);
    const event = EVENTS_BY_WEIGHT[at]!;
    this.#leftOut[event] = (this.#leftOut[event] ?? 0) + 1;
    return true;
  }

  #shift(lane: Lane): string {
    const { line } = lane.first!;
    lane.shift();
    this.#characters -= line.length;
    return line;
  }
}
