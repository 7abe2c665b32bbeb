import type { Decoded, Fault, Layer, Pdu } from '../model/decoded.js';
import { MARKS } from './marks.js';
import type { Dissector } from './types.js';
import type { Visitor } from './visitor.js';

const NO_PDU: Pdu = {};

/** A layer that is being read. */
export class OpenLayer implements Layer {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly parent: number;
  pdu = NO_PDU;
  reserved = false;
  complete = false;
  fault: Fault | null = null;

  constructor(name: string, start: number, end: number, parent: number) {
    this.name = name;
    this.start = start;
    this.end = end;
    this.parent = parent;
  }
}

/**
 * Reads `layer`, which is `walk.layers[index]`, from its start: fills in its PDU and leaves in `walk.at` where it ended.
 * False when the slice ran short.
 */
export type ReadLayer = (walk: Walk, layer: OpenLayer, index: number) => boolean;

/** A dissector that can be run. */
export interface Runnable {
  readonly by: Dissector;
  readonly read: ReadLayer;
}

/** Who claims the numbers of a scope. */
export interface Scope {
  readonly claims: Map<number, Runnable>;
  other: Runnable | null;
}

/** How often a protocol may stand within itself on one path: tags do, and a frame of nothing but tags must not exhaust the stack. */
const MAX_NESTING = 8;

/** A position that no frame has. Infinity would cost every decoding an object. */
const BEYOND = 0x7fffffff;

/** One decoding of a frame: its layers so far, and what is wrong with them. A layer cannot leave the slice that its parent gave it. */
export class Walk implements Decoded {
  readonly data: Uint8Array;
  readonly visitor: Visitor | null;
  readonly layers: OpenLayer[] = [];
  readonly faults: Fault[] = [];
  truncated = false;
  /** Where the part or layer that was read last ended. */
  at = 0;
  /** Octets from here on are missing, whoever cut them off: running short here is no fault. */
  #cutAt = BEYOND;

  constructor(data: Uint8Array, isCut: boolean, visitor: Visitor | null) {
    this.data = data;
    this.visitor = visitor;
    if (isCut) this.cut(data.length);
  }

  /** The frame went on at `at`; what was there is not to be had. */
  cut(at: number): void {
    this.truncated = true;
    this.#cutAt = Math.min(this.#cutAt, at);
  }

  /** A carried layer: `scope` and `key` choose the dissector for [start, limit). True when that gave no fault. */
  child(scope: Scope, key: number, start: number, limit: number, parent: number): boolean {
    const runnable = this.#find(scope, key, start, limit, parent);
    if (runnable === null) return true;
    const { by } = runnable;
    const faultsBefore = this.faults.length;
    const layer = new OpenLayer(by.name, start, limit, parent);
    const index = this.layers.push(layer) - 1;
    const { visitor } = this;
    if (visitor !== null) visitor.open(by, start, limit);
    layer.complete = runnable.read(this, layer, index);
    if (layer.complete && this.at < limit) {
      const at = this.at;
      this.fail(layer, 'excess', at, at - start, limit - start, `${at - start} octets of ${by.title}`);
      if (visitor !== null) visitor.mark(MARKS.excess, limit - at, 8 * at, 8 * (limit - at));
    }
    if (visitor !== null) visitor.close();
    return this.faults.length === faultsBefore;
  }

  /** `need` octets were expected at `at` and are not there: a fault, unless the cut is to blame. Always false. */
  short(layer: OpenLayer, at: number, need: number, expected: string): false {
    this.fail(layer, 'short', at, need, layer.end - at, expected);
    return false;
  }

  /** Notes a fault of a layer, unless only the cut is to blame. */
  fail(layer: OpenLayer, kind: Fault['kind'], at: number, need: number, have: number, expected: string): void {
    if (kind !== 'excess' && layer.end >= this.#cutAt) return;
    layer.fault = { kind, layer: layer.name, at, need, have, limit: layer.end, expected };
    this.faults.push(layer.fault);
  }

  #find(scope: Scope, key: number, start: number, limit: number, parent: number): Runnable | null {
    const claimant = scope.claims.get(key);
    if (claimant === undefined) return scope.other;
    const { by } = claimant;
    if (by.accepts !== null && !by.accepts(this.data, start, limit)) return scope.other;
    let nesting = 0;
    for (let i = parent; i >= 0; i = this.layers[i]!.parent) if (this.layers[i]!.name === by.name) nesting++;
    return nesting < MAX_NESTING ? claimant : scope.other;
  }
}
