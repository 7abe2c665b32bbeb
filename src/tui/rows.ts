/** Rows of a list by position; each has a number of its own by which it is found again when the list has changed. */
export interface Rows {
  readonly count: number;
  idAt(index: number): number;
  /** -1 where the list does not have it. */
  indexOf(id: number): number;
}
