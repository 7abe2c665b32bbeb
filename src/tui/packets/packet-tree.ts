import type { Action } from '../keymap.js';
import { Selection } from '../selection.js';
import type { Rows } from '../rows.js';
import type { Packet } from './packet.js';
import type { PacketNode } from './packet-node.js';

/** A line of the tree: a node that no folded one is above of. */
export interface TreeRow {
  readonly node: PacketNode;
  readonly depth: number;
  /** Position among all nodes, folded ones counted. */
  readonly at: number;
}

/** What is folded until the user unfolds it: what is in every frame alike. */
const FOLDED = /^(?:frame|eth|vlan|vdp\.manager|lldp\..*)$/;

/** Layers that a user wants to see first, the innermost in front. */
const SUBJECTS = ['vdp.assoc', 'vdp-draft', 'evb', 'evb-draft', 'ecp', 'ecp-draft', 'lldp'];

/** The tree of the packet view: what is folded and selected stays so from frame to frame. */
export class PacketTree implements Rows {
  /** By name. */
  readonly #folds = new Map<string, boolean>();
  readonly selection = new Selection();
  #packet: Packet | null = null;
  #all: TreeRow[] = [];
  #rows: TreeRow[] = [];
  #places = new Map<number, number>();
  /** Key of the node that the user selected last; frames may be without it. */
  #key = '';

  /** Shows the tree of a frame; the same field as before is selected where it has that. */
  show(packet: Packet | null): void {
    if (packet === this.#packet) return;
    this.#packet = packet;
    this.#all = [];
    for (const node of packet?.nodes ?? []) this.#enter(node, 0);
    const same = this.#find(this.#key) ?? this.#find(parentKey(this.#key)) ?? this.#subject();
    this.#refresh();
    this.selection.choose(this.#visible(same?.at ?? 0));
  }

  get count(): number {
    return this.#rows.length;
  }

  idAt(index: number): number {
    return this.#rows[index]!.at;
  }

  indexOf(id: number): number {
    return this.#places.get(id) ?? -1;
  }

  row(index: number): TreeRow | null {
    return this.#rows[index] ?? null;
  }

  get selected(): PacketNode | null {
    return this.#rows[this.selection.index(this)]?.node ?? null;
  }

  isFolded({ name, children }: PacketNode): boolean {
    return children.length > 0 && (this.#folds.get(name) ?? FOLDED.test(name));
  }

  settle(height: number): void {
    this.selection.settle(this, height);
  }

  /** Moves, folds and unfolds; false where the key does nothing to a tree. */
  act(action: Action, height: number): boolean {
    const row = this.#rows[this.selection.index(this)];
    if (row && action === 'right') this.#fold(row, false);
    else if (row && action === 'left') this.#left(row);
    else if (row && action === 'enter' && row.node.children.length > 0) this.#fold(row, !this.isFolded(row.node));
    else if (!this.selection.act(action, this, height)) return false;
    this.#key = this.selected?.key ?? '';
    return true;
  }

  /** Selects the deepest node at a bit of the frame, and unfolds what hides it. */
  toBit(bit: number): void {
    let best: TreeRow | null = null;
    for (const row of this.#all) {
      const { node } = row;
      if (node.name === 'frame' || node.name === 'fault' || bit < node.bit || bit >= node.bit + node.bits) continue;
      if (best === null || node.bits <= best.node.bits) best = row;
    }
    if (best) this.select(best.node.key);
  }

  /** Selects the node of a key, unfolding what hides it. */
  select(key: string): void {
    const row = this.#find(key);
    if (!row) return;
    for (let i = row.at, depth = row.depth; i >= 0; i--) {
      const above = this.#all[i]!;
      if (above.depth >= depth) continue;
      depth = above.depth;
      this.#folds.set(above.node.name, false);
    }
    this.#refresh();
    this.#key = key;
    this.selection.choose(row.at);
  }

  #find(key: string): TreeRow | undefined {
    return this.#all.find(({ node }) => node.key === key);
  }

  #subject(): TreeRow | undefined {
    for (const name of SUBJECTS) {
      const row = this.#all.find(({ node }) => node.name === name);
      if (row) return row;
    }
    return undefined;
  }

  #enter(node: PacketNode, depth: number): void {
    this.#all.push({ node, depth, at: this.#all.length });
    for (const child of node.children) this.#enter(child, depth + 1);
  }

  #left(row: TreeRow): void {
    if (row.node.children.length > 0 && !this.isFolded(row.node)) return this.#fold(row, true);
    const above = this.#all.slice(0, row.at).findLast(({ depth }) => depth < row.depth);
    if (above) this.selection.to(this, this.indexOf(above.at));
  }

  #fold({ node, at }: TreeRow, isFolded: boolean): void {
    if (node.children.length === 0) return;
    this.#folds.set(node.name, isFolded);
    this.#refresh();
    this.selection.choose(at);
  }

  #refresh(): void {
    this.#rows = [];
    let hiddenBelow = Infinity;
    for (const row of this.#all) {
      if (row.depth > hiddenBelow) continue;
      hiddenBelow = this.isFolded(row.node) ? row.depth : Infinity;
      this.#rows.push(row);
    }
    this.#places = new Map(this.#rows.map(({ at }, index) => [at, index]));
  }

  /** The node itself, or the nearest one before it that is not folded away. */
  #visible(at: number): number {
    for (let i = at; i > 0; i--) if (this.#places.has(i)) return i;
    return 0;
  }
}

function parentKey(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('\n')));
}
