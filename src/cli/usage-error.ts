/** The command line, or a file that it names for the program's own use, is wrong: told on standard error, exit 2. */
export class UsageError extends Error {
  /** Shown below the message, already sanitized. */
  readonly lines: readonly string[];

  constructor(message: string, lines: readonly string[] = []) {
    super(message);
    this.lines = lines;
  }
}
