/** A keep-alive that is overdue, and what followed. */
export class Overdue {
  /** When the VSI first showed itself again, Infinity while it has not. */
  cameNs: number;
  /** The bridge de-associated it before that. */
  isOver = false;

  constructor(cameNs = Infinity) {
    this.cameNs = cameNs;
  }

  came(timeNs: number): void {
    this.cameNs = Math.min(this.cameNs, timeNs);
  }

  end(): void {
    this.isOver ||= this.cameNs === Infinity;
  }
}
