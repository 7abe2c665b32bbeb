/** What is wrong with a filter, and where: `length` characters (UTF-16) of its text from `at` on; 0 at its end. */
export class FilterError extends Error {
  readonly at: number;
  readonly length: number;

  constructor(message: string, { at, length }: Span) {
    super(message);
    this.at = at;
    this.length = length;
  }
}

/** A piece of the filter's text, in characters (UTF-16) from its beginning. */
export interface Span {
  readonly at: number;
  readonly length: number;
}
