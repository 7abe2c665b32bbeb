import type { Decoded, Layer, Pdu, TreeNode } from '../model/decoded.js';
import { Reader, type Ledger } from './reader.js';
import type { Dissector } from './types.js';
import { PduSink } from './pdu-sink.js';
import { TreeSink } from './tree.js';

/** What a frame brings to the decoder; `Frame` of the model fits. */
export interface Octets {
  readonly data: Uint8Array;
  readonly origLen: number;
  readonly point: { readonly linkType: number };
}

type OpenLayer = { -readonly [K in keyof Layer]: Layer[K] };

/** How often a protocol may stand within itself on one path: tags do, and a frame of nothing but tags must not exhaust the stack. */
const MAX_NESTING = 8;

/** Decodes frames with a set of dissectors: link types claim `linktype`, everything else is claimed below them. */
export class Engine {
  readonly dissectors: readonly Dissector[];
  readonly #claims = new Map<string, Map<number, Dissector>>();
  readonly #others = new Map<string, Dissector>();

  constructor(dissectors: readonly Dissector[]) {
    this.dissectors = dissectors;
    for (const by of dissectors) {
      for (const [scope, keys] of Object.entries(by.on)) {
        if (keys === 'other') {
          this.#others.set(scope, by);
          continue;
        }
        const claims = this.#claims.get(scope) ?? new Map<number, Dissector>();
        this.#claims.set(scope, claims);
        for (const key of keys) {
          if (claims.has(key)) throw new Error(`${by.name} and ${claims.get(key)!.name} both claim ${scope} ${key}`);
          claims.set(key, by);
        }
      }
    }
  }

  /** The layers and faults of a frame; never throws. */
  decode(frame: Octets): Decoded {
    return this.#walk(frame, null);
  }

  /** The tree of a frame, a node per layer and field with bit positions: made when it is shown, never kept. */
  tree(frame: Octets): readonly TreeNode[] {
    const nodes: TreeNode[] = [];
    this.#walk(frame, nodes);
    return nodes;
  }

  #walk(frame: Octets, roots: TreeNode[] | null): Decoded {
    const layers: OpenLayer[] = [];
    const ledger: Ledger = { faults: [], captured: frame.data.length, isCut: frame.data.length < frame.origLen, truncated: false };

    const run = (scope: string, key: number, start: number, limit: number, parent: number, nodes: TreeNode[] | null): boolean => {
      const by = this.#find(scope, key, frame.data, start, limit, layers, parent);
      if (!by) return true;
      const faultsBefore = ledger.faults.length;
      const reader = new Reader(frame.data, start, limit, by.name, ledger);
      const index = layers.length;
      const open: OpenLayer = { name: by.name, start, end: limit, parent, pdu: {}, reserved: false, complete: false, fault: null };
      layers.push(open);
      const below: TreeNode[] = [];
      const child = (s: string, k: number, from: number, to: number): boolean => run(s, k, from, to, index, nodes && below);
      const sink = nodes ? new TreeSink(by, child, below) : new PduSink(child);
      open.pdu = sink.pdu as Pdu;
      open.complete = by.layout.every((part) => part.read(reader, sink));
      if (open.complete && reader.at < limit) {
        reader.fail('excess', reader.at - start, limit - start, `${reader.at - start} octets of ${by.title}`);
        sink.mark('Excess', `${reader.left} octets`, 8 * reader.at, 8 * reader.left);
      }
      open.fault = reader.fault;
      open.reserved = sink.hasReserved;
      nodes?.push({ name: by.name, label: by.title, text: '', value: null, bit: 8 * start, bits: 8 * (limit - start), children: below });
      return ledger.faults.length === faultsBefore;
    };
    run('linktype', frame.point.linkType, 0, frame.data.length, -1, roots);
    return { layers, faults: ledger.faults, truncated: ledger.truncated || ledger.isCut };
  }

  #find(scope: string, key: number, data: Uint8Array, at: number, limit: number, layers: readonly Layer[], parent: number): Dissector | undefined {
    const by = this.#claims.get(scope)?.get(key);
    if (!by || (by.accepts !== null && !by.accepts(data, at, limit))) return this.#others.get(scope);
    let nesting = 0;
    for (let i = parent; i >= 0; i = layers[i]!.parent) if (layers[i]!.name === by.name) nesting++;
    return nesting < MAX_NESTING ? by : this.#others.get(scope);
  }
}
