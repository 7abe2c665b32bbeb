import { hex } from '../../text/mac.js';
import { thousands } from '../../text/number.js';
import { beside } from '../draw/beside.js';
import type { Line } from '../draw/line.js';
import { panel } from '../draw/panel.js';
import { scroll } from '../draw/scroll.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { fieldFilter } from '../packets/field-filter.js';
import { fieldLines, placeText } from '../packets/field-lines.js';
import { decodeTitle } from '../packets/decode-title.js';
import { FrameCells } from '../packets/frame-cells.js';
import { listLines } from '../packets/list-lines.js';
import { movedBit } from '../packets/octet-cursor.js';
import { octetLines, octetsOf, octetsPerRow } from '../packets/octet-lines.js';
import { packetOf, type Packet } from '../packets/packet.js';
import { frameLines, packetText } from '../packets/packet-text.js';
import { PacketTables } from '../packets/packet-tables.js';
import { PacketTree } from '../packets/packet-tree.js';
import { paneLayout, PANES, type Pane, type PaneLayout } from '../packets/panes.js';
import { searchPackets } from '../packets/search-packets.js';
import { treeLines } from '../packets/tree-lines.js';
import type { Pattern } from '../pattern.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { Excerpt, Outcome, View } from '../view.js';
import type { Digest, World } from '../world.js';

/** The frames: a list, the tree of the selected one, and its octets; the selected field is highlighted to the bit. */
export class PacketsView implements View {
  readonly name = 'packets';
  readonly hints: readonly Action[] = ['next-pane', 'zoom', 'enter', 'filter', 'find', 'find-next', 'set-mark', 'copy', 'copy-filter', 'packet-ladder', 'layout', 'save', 'help'];
  readonly #list = new Selection();
  readonly #tree = new PacketTree();
  readonly #cells = new FrameCells();
  readonly #tables = new PacketTables();
  /** Ids of marked rows. */
  readonly #marked = new Set<number>();
  readonly #more: Record<Pane, number> = { list: 0, tree: 0, octets: 0 };
  #pane: Pane = 'list';
  #isZoomed = false;
  #isBeside: boolean | null = null;
  #hasFewColumns = false;
  #packet: Packet | null = null;
  #shownOf: { readonly id: number; readonly end: number; readonly digest: Digest } | null = null;
  /** The bit of the frame that the cursor of the octets is at, and the first row of them that is shown. */
  #bit = 0;
  #octetTop = 0;

  settle(world: World, size: Size): void {
    this.#tables.settle(world);
    const { sizes } = this.#layout(size);
    this.#takeFocus(world, sizes.list.rows - 3);
    this.#show(world);
    this.#tree.settle(sizes.tree.rows - 2);
    this.#settleOctets(sizes.octets);
  }

  draw(world: World, size: Size): readonly Line[] {
    const { isBeside, sizes: { list, tree, octets } } = this.#layout(size);
    const lists = list.rows === 0 ? [] : this.#drawList(world, list.columns, list.rows);
    const trees = tree.rows === 0 ? [] : this.#drawTree(world, tree.columns, tree.rows);
    const dumps = octets.rows === 0 ? [] : this.#drawOctets(octets.columns, octets.rows, isBeside);
    return isBeside && trees.length > 0 && dumps.length > 0 ? [...lists, ...beside(trees, tree.columns, dumps)] : [...lists, ...trees, ...dumps];
  }

  status(world: World): string {
    const { first, end } = world.recording.frames;
    const selected = this.#packet === null ? '' : `  #${this.#packet.row.no}`;
    const shown = world.filter === '' ? '' : `, ${thousands(world.frames.count)} shown`;
    return `${thousands(end - first)} frames${shown}${selected}`;
  }

  act(action: Action, world: World, size: Size): Outcome {
    switch (action) {
      case 'next-pane': return this.#turn(1);
      case 'previous-pane': return this.#turn(-1);
      case 'zoom': this.#isZoomed = !this.#isZoomed; return 'done';
      case 'layout': this.#isBeside = !this.#layout(size).isBeside; return 'done';
      case 'zoom-in': this.#more[this.#pane]++; return 'done';
      case 'zoom-out': this.#more[this.#pane]--; return 'done';
      case 'names': world.settings.hasNames = !world.settings.hasNames; return 'done';
      case 'columns': this.#hasFewColumns = !this.#hasFewColumns; return 'done';
      case 'mark': return this.#mark(world);
      case 'packet-ladder': return this.#ladder(world);
      case 'copy-filter': {
        const filter = this.#filter();
        return filter === null ? { say: 'no filter asks for this' } : { filter };
      }
      default: return this.#inPane(action, world, size);
    }
  }

  excerpt(world: World): Excerpt {
    const node = this.#tree.selected;
    const value = this.#pane === 'list' ? this.#lineText(world) : node && (node.text === '' ? node.label : node.text);
    const { octets } = this.#packet ?? {};
    const marked = this.#marked;
    const ids = (): number[] => (marked.size > 0 ? [...marked].sort((a, b) => a - b) : Array.from({ length: world.frames.count }, (_, index) => world.frames.idAt(index)));
    return {
      value,
      filter: this.#filter(),
      hex: octets && octets.length > 0 ? hex(octets) : null,
      // A value is copied without asking for a million of them.
      get frames() {
        return ids();
      },
      lines: () => packetText(world.recording, this.#tables.table, ids(), this.#packet),
    };
  }

  goTo(number: number, world: World): string | null {
    const { frames, recording } = world;
    if (frames.count === 0) return 'there is no frame to go to';
    this.#list.to(frames, frames.nearest(recording.frames.nearestId(number)));
    this.#tell(world);
    return null;
  }

  toNewest(world: World): void {
    this.#list.to(world.frames, Infinity);
    this.#tell(world);
  }

  *search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean> {
    const { table, notes } = this.#tables;
    const found = yield* searchPackets(world, { cells: this.#cells, table, notes }, pattern, this.#list.index(world.frames), isBackwards ? -1 : 1);
    if (found === null) return false;
    this.#list.to(world.frames, found.index);
    this.#tell(world);
    this.#show(world);
    if (found.node !== null) this.#tree.select(found.node);
    return true;
  }

  #layout(size: Size): PaneLayout {
    return paneLayout(size, { active: this.#pane, isZoomed: this.#isZoomed, isBeside: this.#isBeside, more: this.#more });
  }

  /** Goes to the frame that another view selected, or the nearest one that the filter lets pass. */
  #takeFocus({ frames, focus }: World, rows: number): void {
    const wanted = focus.frame ?? this.#list.id;
    if (wanted !== null && frames.indexOf(wanted) >= 0) this.#list.choose(wanted);
    else if (wanted !== null && frames.waiting === 0) this.#list.to(frames, frames.nearest(wanted));
    this.#list.settle(frames, rows);
    if (frames.count > 0 && frames.waiting === 0) focus.frame = this.#list.id;
  }

  /** The selected frame is what all views look at from now on. */
  #tell({ frames, focus, recording }: World): void {
    if (frames.count === 0) return;
    focus.frame = this.#list.id;
    const row = this.#list.id === null ? null : recording.frames.row(this.#list.id);
    if (!row) return;
    if (row.vsi !== null) focus.life = row.vsi;
    if (row.link !== '') focus.link = row.link;
  }

  /** Reads the selected frame, unless that was done and nothing is new about it. */
  #show(world: World): void {
    const { digest, recording: { frames: { end } } } = world;
    const id = world.frames.count === 0 ? null : this.#list.id;
    const shown = this.#shownOf;
    if (id !== null && shown?.id === id && shown.end === end && shown.digest === digest) return;
    this.#packet = id === null ? null : packetOf(world, id, this.#tables.notes);
    this.#shownOf = id === null ? null : { id, end, digest };
    this.#tree.show(this.#packet);
    if (shown?.id !== id) this.#followTree();
  }

  /** The cursor of the octets goes to the field that is selected in the tree. */
  #followTree(): void {
    const node = this.#tree.selected;
    if (node && node.bits > 0) this.#bit = node.bit;
  }

  #settleOctets({ rows, columns }: { readonly rows: number; readonly columns: number }): void {
    const perRow = octetsPerRow(columns - 2);
    const octets = this.#packet?.octets.length ?? 0;
    this.#bit = Math.max(0, Math.min(this.#bit, 8 * octets - 1));
    const toRow = (top: number, octet: number): number => scroll(top, Math.floor(octet / perRow), Math.max(1, rows - 2), Math.ceil(octets / perRow));
    // All of the field, where there is room for it; the cursor in any case.
    const { to } = octetsOf(this.#tree.selected, octets);
    this.#octetTop = toRow(to > 0 ? toRow(this.#octetTop, to - 1) : this.#octetTop, this.#bit >> 3);
  }

  #turn(step: 1 | -1): Outcome {
    this.#pane = PANES[(PANES.indexOf(this.#pane) + step + PANES.length) % PANES.length]!;
    return 'done';
  }

  #mark(world: World): Outcome {
    const { frames } = world;
    const { id } = this.#list;
    if (id === null || frames.count === 0) return 'ignored';
    if (!this.#marked.delete(id)) this.#marked.add(id);
    this.#list.to(frames, this.#list.index(frames) + 1);
    this.#tell(world);
    return 'done';
  }

  #ladder({ focus, recording }: World): Outcome {
    const row = this.#list.id === null ? null : recording.frames.row(this.#list.id);
    if (!row || row.vsi === null) return { say: 'this frame is about no VSI that is known' };
    focus.life = row.vsi;
    focus.frame = row.id;
    return { open: 'ladder' };
  }

  #inPane(action: Action, world: World, size: Size): Outcome {
    const { sizes } = this.#layout(size);
    if (this.#pane === 'octets') return this.#inOctets(action, sizes.octets.columns - 2, sizes.octets.rows - 2);
    if (this.#pane === 'tree') return this.#inTree(action, world, sizes.tree.rows - 2);
    if (action === 'enter') return this.#turn(1);
    if (!this.#list.act(action, world.frames, sizes.list.rows - 3)) return 'ignored';
    this.#tell(world);
    return 'done';
  }

  #inTree(action: Action, world: World, rows: number): Outcome {
    const node = this.#tree.selected;
    if (action === 'enter' && node && node.frame !== null) return this.#goToFrame(node.frame, world);
    if (action === 'enter' && node && node.children.length === 0) return node.bits > 0 ? this.#turn(1) : 'ignored';
    if (!this.#tree.act(action, rows)) return 'ignored';
    this.#followTree();
    return 'done';
  }

  #goToFrame(no: number, world: World): Outcome {
    const id = world.recording.frames.idOf(no);
    if (id === null || world.frames.indexOf(id) < 0) return { say: `#${no} is not among the frames that are shown` };
    this.#list.choose(id);
    this.#tell(world);
    return 'done';
  }

  #inOctets(action: Action, columns: number, rows: number): Outcome {
    const octets = this.#packet?.octets.length ?? 0;
    if (action === 'enter') return this.#turn(-1);
    const bit = movedBit(this.#bit, action, this.#tree.selected, octetsPerRow(columns), Math.max(1, rows), octets);
    if (bit === null || octets === 0) return 'ignored';
    this.#bit = bit;
    this.#tree.toBit(bit);
    return 'done';
  }

  #filter(): string | null {
    const { row, octets } = this.#packet ?? {};
    if (!row || !octets) return null;
    const node = this.#tree.selected;
    if (this.#pane === 'list' || node === null) return `frame.number == ${row.no}`;
    return fieldFilter(node, octets, this.#tables.notes);
  }

  /** The line of `print`. */
  #lineText({ recording }: World): string | null {
    const { id } = this.#list;
    const [text = null] = id === null ? [] : frameLines(recording, this.#tables.table, [id]);
    return text === null ? null : text.trim();
  }

  #drawList(world: World, columns: number, rows: number): Line[] {
    const { table, links } = this.#tables;
    const selected = this.#list.index(world.frames);
    const lines = listLines(world, { cells: this.#cells, table, links, marked: this.#marked, hasFew: this.#hasFewColumns }, columns - 2, rows - 2, this.#list.top, selected, this.#pane === 'list');
    const left = this.#marked.size > 0 ? `Packets, ${this.#marked.size} marked` : 'Packets';
    return panel({ left, right: world.filter === '' ? '' : `/ ${wireText(world.filter)}`, hasFocus: this.#pane === 'list' }, lines, columns, rows);
  }

  #drawTree({ digest }: World, columns: number, rows: number): Line[] {
    const node = this.#tree.selected;
    const octets = this.#packet?.octets ?? new Uint8Array(0);
    const place = node && placeText(node);
    const right = node && node.source ? `selected: ${node.name}  (${place})` : '';
    const lines = treeLines(this.#tree, octets, columns - 2, rows - 2, this.#pane === 'tree');
    const hasFocus = this.#pane === 'tree';
    return panel({ left: decodeTitle(digest.problems.ofFrame(this.#packet?.row.no ?? 0), hasFocus), right, hasFocus }, lines, columns, rows);
  }

  #drawOctets(columns: number, rows: number, isBeside: boolean): Line[] {
    const packet = this.#packet;
    const title = { left: 'Octets', right: packet === null ? '' : `${packet.octets.length} of ${packet.row.origLen} captured`, hasFocus: this.#pane === 'octets' };
    if (packet === null) return panel(title, [], columns, rows);
    const node = this.#tree.selected;
    const highlight = { ...octetsOf(node, packet.octets.length), cursor: this.#pane === 'octets' ? this.#bit >> 3 : null };
    const all = Math.ceil(packet.octets.length / octetsPerRow(columns - 2));
    const lines = octetLines(packet, columns - 2, rows - 2, this.#octetTop, highlight);
    const notes = node === null || !isBeside ? [] : ['', ...fieldLines(node, packet.octets, this.#tables.notes)];
    const room = rows - 2 - all - notes.length;
    return panel(title, room >= 0 ? [...lines, ...notes.map((one) => (one === '' ? [] : one as Line))] : lines, columns, rows);
  }
}
