import { BLOCK_ROWS } from './row-block.js';

const MASK = BLOCK_ROWS - 1;
const SHIFT = Math.log2(BLOCK_ROWS);

/** Where the row of an id is in its block. */
export function placeOf(id: number): number {
  return id & MASK;
}

/** Rows in blocks of `BLOCK_ROWS`, by ids from 0 on. Past their bound the oldest are forgotten, a block at a time. */
export class Blocks<B> {
  readonly #make: () => B;
  readonly #maxBlocks: number;
  readonly #list: B[] = [];
  #first = 0;
  #end = 0;

  /** Of the last `maxRows` rows all but `BLOCK_ROWS` are kept at least; `make` makes the columns of a block. */
  constructor(maxRows: number, make: () => B) {
    this.#make = make;
    this.#maxBlocks = Math.max(2, Math.floor(maxRows / BLOCK_ROWS));
  }

  /** Id of the oldest row that is kept: as many were forgotten. */
  get first(): number {
    return this.#first;
  }

  /** Id behind the newest row. */
  get end(): number {
    return this.#end;
  }

  /** Makes room for a row in the newest block; gives its id. */
  add(): number {
    const id = this.#end++;
    if (placeOf(id) === 0) this.#grow();
    return id;
  }

  /** The block that the last row was added to. */
  get newest(): B {
    return this.#list.at(-1)!;
  }

  /** The block of a row; null where it is forgotten, or was never there. */
  of(id: number): B | null {
    return id >= this.#first && id < this.#end ? this.#list[(id - this.#first) >>> SHIFT]! : null;
  }

  /** Calls `see` for every block with rows from `from` on: the id of its first row, and the places of those to look at. */
  walk(from: number, see: (block: B, start: number, at: number, to: number) => void): void {
    for (let id = Math.max(from, this.#first); id < this.#end; ) {
      const start = id - placeOf(id);
      see(this.of(id)!, start, placeOf(id), Math.min(BLOCK_ROWS, this.#end - start));
      id = start + BLOCK_ROWS;
    }
  }

  /** Id of the first row whose number in a column is not below `value`, the end without one. The column rises. */
  find(column: (block: B) => Float64Array, value: number): number {
    // Nearly always one of the newest is asked for.
    const index = Math.max(0, this.#list.findLastIndex((block) => column(block)[0]! < value));
    const start = this.#first + index * BLOCK_ROWS;
    let low = 0;
    let high = Math.min(BLOCK_ROWS, this.#end - start);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (column(this.#list[index]!)[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return start + low;
  }

  #grow(): void {
    if (this.#list.length === this.#maxBlocks) {
      this.#list.shift();
      this.#first += BLOCK_ROWS;
    }
    this.#list.push(this.#make());
  }
}
