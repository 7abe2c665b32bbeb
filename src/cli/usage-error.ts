/** The command line, or a file that it names for the program's own use, is wrong: one line to standard error, exit 2. */
export class UsageError extends Error {}
