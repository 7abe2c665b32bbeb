import type { Analysis } from '../../model/analysis.js';
import type { VsiLife } from '../../model/vsi.js';
import type { Rows } from '../rows.js';

/** What lives are ordered by: greater values stand further down. */
export type LifeKey = (life: VsiLife) => number | string;

/** An order of lives: null is that of their first frames. */
export interface LifeOrder {
  readonly key: LifeKey | null;
  readonly isReversed: boolean;
}

/** A walk over all lives that is under way. */
interface Walk {
  readonly ids: Uint32Array;
  at: number;
  readonly passed: number[];
  readonly keys: (number | string)[];
}

/**
 * The lives that are shown, by their ids: those that a filter lets pass, in an order. A walk over all lives may be spread
 * over many short turns; the list is the one of the walk before until it is over.
 */
export class LifeList implements Rows {
  readonly #analysis: Analysis;
  #passes: ((life: VsiLife) => boolean) | null = null;
  #order: LifeOrder = { key: null, isReversed: false };
  #ids: Uint32Array = new Uint32Array(0);
  #walk: Walk | null = null;
  /** The id behind the newest life that is known. */
  #end = 0;
  /** While true no life is taken in that is not known yet. */
  isHeld = false;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  /** From now on only lives that pass, all of them where it is null; the next `refresh` acts on it. */
  filter(passes: ((life: VsiLife) => boolean) | null): void {
    this.#passes = passes;
    this.#walk = null;
  }

  /** From now on in that order; the next `refresh` acts on it. */
  order(order: LifeOrder): void {
    this.#order = order;
    this.#walk = null;
  }

  get isWorking(): boolean {
    return this.#walk !== null;
  }

  /** Looks at all lives anew, unless it still does: at once where nothing is to be asked of each, else with `work`. */
  refresh(): void {
    if (this.#walk !== null) return;
    const all = Uint32Array.from(Array.from(this.#analysis.glances(), ({ id }) => id));
    if (!this.isHeld) this.#end = (all.at(-1) ?? -1) + 1;
    const ids = this.isHeld ? all.filter((id) => id < this.#end) : all;
    if (this.#passes === null && this.#order.key === null) this.#ids = this.#order.isReversed ? ids.reverse() : ids;
    else this.#walk = { ids, at: 0, passed: [], keys: [] };
  }

  /** Asks some more lives, until `untilMs` of `nowMs`; false once all were asked. */
  work(nowMs: () => number, untilMs: number): boolean {
    const walk = this.#walk;
    if (walk === null) return false;
    while (walk.at < walk.ids.length) {
      const life = this.#analysis.life(walk.ids[walk.at++]!);
      if (life !== null && (this.#passes === null || this.#passes(life))) {
        walk.passed.push(life.id);
        if (this.#order.key) walk.keys.push(this.#order.key(life));
      }
      if ((walk.at & 15) === 0 && nowMs() >= untilMs) return true;
    }
    this.#walk = null;
    this.#ids = this.#sorted(walk);
    return false;
  }

  get count(): number {
    return this.#ids.length;
  }

  idAt(index: number): number {
    return this.#ids[index]!;
  }

  indexOf(id: number): number {
    return this.#ids.indexOf(id);
  }

  #sorted({ passed, keys }: Walk): Uint32Array {
    const places = Uint32Array.from(passed.keys());
    if (this.#order.key) {
      places.sort((a, b) => {
        const [left, right] = [keys[a]!, keys[b]!];
        return left < right ? -1 : left > right ? 1 : a - b;
      });
    }
    if (this.#order.isReversed) places.reverse();
    return places.map((place) => passed[place]!);
  }
}
