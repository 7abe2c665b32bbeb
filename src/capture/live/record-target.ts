/** Where a recording is written: one file, or one after another. What fails is thrown. */
export interface RecordTarget {
  /** The file that is written now. */
  readonly file: string;
  /** Octets that it has. */
  readonly octets: number;
  /** Packets that it has: counted by who writes them. */
  packets: number;
  write(octets: Uint8Array): void;
  /** Whether it is time for the next file, or for the end; `waiting` octets are not written yet. */
  isFull(waiting: number): boolean;
  /** Whether the end comes with this file. */
  readonly isLast: boolean;
  next(): void;
  close(): void;
}
