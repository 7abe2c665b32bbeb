/** Rows of a block, a power of two. */
export const BLOCK_ROWS = 8192;

/** The columns of some rows: a table grows block by block, and nothing is copied. */
export class RowBlock {
  readonly nos = new Float64Array(BLOCK_ROWS);
  readonly timesNs = new Float64Array(BLOCK_ROWS);
  /** Where the octets are: in the file or the spool. */
  readonly offsets = new Float64Array(BLOCK_ROWS);
  readonly captured = new Uint32Array(BLOCK_ROWS);
  readonly origLens = new Uint32Array(BLOCK_ROWS);
  readonly checksums = new Uint32Array(BLOCK_ROWS);
  /** Ids of lives. */
  readonly vsis = new Uint32Array(BLOCK_ROWS);
  /** How many rows before this one the exchange began. */
  readonly exchanges = new Uint32Array(BLOCK_ROWS);
  readonly places = new Uint16Array(BLOCK_ROWS);
  readonly kinds = new Uint8Array(BLOCK_ROWS);
  readonly flags = new Uint8Array(BLOCK_ROWS);
}

/** In the columns of VSIs and exchanges: there is none. */
export const NONE = 0xffff_ffff;

/** Direction, and what there is no column for; `told`: the life is that of the exchange, the frame itself names none. */
export const FLAG = { in: 1, out: 2, spooled: 4, moreVsis: 8, told: 16 } as const;
