import { Blocks, placeOf } from './blocks.js';
import { BLOCK_ROWS } from './row-block.js';

class PairBlock {
  readonly rows = new Float64Array(BLOCK_ROWS);
  readonly lives = new Uint32Array(BLOCK_ROWS);
}

/** Pairs that are kept: 12 MB. */
const MAX_PAIRS = 1_048_576;

/** The lives that rows are about beyond their first one, which has a column. The newest pairs are kept. */
export class FurtherLives {
  readonly #pairs: Blocks<PairBlock>;

  constructor(maxPairs = MAX_PAIRS) {
    this.#pairs = new Blocks(maxPairs, () => new PairBlock());
  }

  /** How many were forgotten. */
  get dropped(): number {
    return this.#pairs.first;
  }

  /** The row of that id is about that life, too. */
  add(id: number, life: number): void {
    const at = placeOf(this.#pairs.add());
    this.#pairs.newest.rows[at] = id;
    this.#pairs.newest.lives[at] = life;
  }

  /** Every pair that is kept: the id of a row, and that of a life. */
  *pairs(): Iterable<readonly [row: number, life: number]> {
    for (let i = this.#pairs.first; i < this.#pairs.end; i++) {
      const { rows, lives } = this.#pairs.of(i)!;
      yield [rows[placeOf(i)]!, lives[placeOf(i)]!];
    }
  }

  /** By the ids of rows: which of some lives they are about, but not first of all. */
  rowsOf(lives: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const wanted = new Set(lives);
    const rows = new Map<number, number[]>();
    for (const [row, life] of this.pairs()) {
      if (!wanted.has(life)) continue;
      const known = rows.get(row);
      if (known?.includes(life)) continue;
      if (known) known.push(life);
      else rows.set(row, [life]);
    }
    return rows;
  }
}
