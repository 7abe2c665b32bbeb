import type { Decoded, TreeNode } from '../model/decoded.js';
import { Code } from './code.js';
import { TreeBuilder } from './tree.js';
import type { Dissector } from './types.js';
import type { Visitor } from './visitor.js';
import { Walk, type ReadLayer, type Runnable, type Scope } from './walk.js';

/** What a frame brings to the decoder; `Frame` of the model fits. */
export interface Octets {
  readonly data: Uint8Array;
  readonly origLen: number;
  readonly point: { readonly linkType: number };
}

/** Decodes frames with a set of dissectors: link types claim `linktype`, everything else is claimed below them. */
export class Engine {
  readonly dissectors: readonly Dissector[];
  readonly #scopes = new Map<string, Scope>();
  readonly #links: Scope;

  /** Throws where two dissectors claim the same number. */
  constructor(dissectors: readonly Dissector[]) {
    this.dissectors = dissectors;
    this.#links = this.#scope('linktype');
    for (const by of dissectors) this.#enter(by);
  }

  /** The layers and faults of a frame; never throws. */
  decode(frame: Octets): Decoded {
    return this.#walk(frame, null);
  }

  /** Decodes a frame and shows the visitor every bit of it. */
  visit(frame: Octets, visitor: Visitor): Decoded {
    return this.#walk(frame, visitor);
  }

  /** The tree of a frame, a node per layer and field with bit positions: made when it is shown, never kept. */
  tree(frame: Octets): readonly TreeNode[] {
    const builder = new TreeBuilder();
    this.#walk(frame, builder);
    return builder.roots;
  }

  #walk({ data, origLen, point }: Octets, visitor: Visitor | null): Walk {
    const walk = new Walk(data, data.length < origLen, visitor);
    walk.child(this.#links, point.linkType, 0, data.length, -1);
    return walk;
  }

  #scope(name: string): Scope {
    let scope = this.#scopes.get(name);
    if (!scope) this.#scopes.set(name, (scope = { claims: new Map(), other: null }));
    return scope;
  }

  #enter(by: Dissector): void {
    const runnable: Runnable & { read: ReadLayer } = {
      by,
      // Its code is written when the first frame wants it.
      read: (walk, layer, index) => {
        runnable.read = this.#compile(by);
        return runnable.read(walk, layer, index);
      },
    };
    for (const [name, keys] of Object.entries(by.on)) {
      const scope = this.#scope(name);
      if (keys === 'other') {
        scope.other = runnable;
        continue;
      }
      for (const key of keys) {
        if (scope.claims.has(key)) throw new Error(`${by.name} and ${scope.claims.get(key)!.by.name} both claim ${name} ${key}`);
        scope.claims.set(key, runnable);
      }
    }
  }

  #compile(by: Dissector): ReadLayer {
    const code = new Code(by, (name) => this.#scope(name));
    for (const part of by.layout) part.emit(code);
    return code.build();
  }
}
