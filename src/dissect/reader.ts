import type { Fault } from '../model/decoded.js';

/** What one decoding of a frame collects, shared by the readers of all its slices. */
export interface Ledger {
  readonly faults: Fault[];
  /** The octets captured; where a snap length cut the frame, running short here is no fault. */
  readonly captured: number;
  readonly isCut: boolean;
  truncated: boolean;
}

/** Reads a slice of a frame. It cannot leave the slice that its parent gave it. */
export class Reader {
  readonly data: Uint8Array;
  readonly ledger: Ledger;
  readonly layer: string;
  readonly start: number;
  readonly limit: number;
  at: number;
  fault: Fault | null = null;

  constructor(data: Uint8Array, start: number, limit: number, layer: string, ledger: Ledger) {
    this.data = data;
    this.start = start;
    this.at = start;
    this.limit = limit;
    this.layer = layer;
    this.ledger = ledger;
  }

  get left(): number {
    return this.limit - this.at;
  }

  /** True when `octets` more can be read; else notes a fault, or that the snap length cut the frame here. */
  has(octets: number, expected: string): boolean {
    if (this.left >= octets) return true;
    this.fail('short', octets, this.left, expected);
    return false;
  }

  /** Notes a fault of this layer at the present position, unless only the snap length is to blame. */
  fail(kind: Fault['kind'], need: number, have: number, expected: string): void {
    if (this.ledger.isCut && kind !== 'excess' && this.limit >= this.ledger.captured) {
      this.ledger.truncated = true;
      return;
    }
    this.fault = { kind, layer: this.layer, at: this.at, need, have, limit: this.limit, expected };
    this.ledger.faults.push(this.fault);
  }

  uint(octets: number): number {
    let value = 0;
    for (let i = 0; i < octets; i++) value = value * 256 + this.data[this.at + i]!;
    this.at += octets;
    return value;
  }

  take(octets: number): Uint8Array {
    const view = this.data.subarray(this.at, this.at + octets);
    this.at += octets;
    return view;
  }
}
