/** How far apart the clocks of two capture points may be without a word, and how exactly the distance between others holds. */
const TOLERANCE_NS = 1e9;

interface Span {
  readonly firstNs: number;
  lastNs: number;
}

/**
 * The clocks of the capture points. Two that are captured at once and show one ECPDU with more than a second between tell by
 * that how far their clocks are apart; LLDPDUs do not, as they repeat themselves.
 */
export class PointClocks {
  readonly #spans = new Map<number, Span>();
  /** Of two points with clocks apart, the first one's number the lower: how much later the second one's is. */
  readonly #apartNs = new Map<string, number>();

  /** A point showed a frame. */
  tick(point: number, timeNs: number): void {
    const span = this.#spans.get(point);
    if (span) span.lastNs = Math.max(span.lastNs, timeNs);
    else this.#spans.set(point, { firstNs: timeNs, lastNs: timeNs });
  }

  /** Whether what `point` showed at `timeNs` can be what `other` showed at `otherNs`; `isNumbered`: hardly another frame has these octets. */
  isSame(point: number, timeNs: number, other: number, otherNs: number, isNumbered: boolean): boolean {
    const laterNs = timeNs - otherNs;
    if (Math.abs(laterNs) <= TOLERANCE_NS) return true;
    const [key, apartNs] = point > other ? [`${other} ${point}`, laterNs] : [`${point} ${other}`, -laterNs];
    const knownNs = this.#apartNs.get(key);
    if (knownNs === undefined ? !isNumbered || !this.#overlap(point, other) : Math.abs(apartNs - knownNs) > TOLERANCE_NS) return false;
    if (isNumbered) this.#apartNs.set(key, apartNs);
    return true;
  }

  /** Files that follow each other show different frames. */
  #overlap(one: number, two: number): boolean {
    const [a, b] = [this.#spans.get(one), this.#spans.get(two)];
    return a !== undefined && b !== undefined && a.firstNs < b.lastNs && b.firstNs < a.lastNs;
  }
}
