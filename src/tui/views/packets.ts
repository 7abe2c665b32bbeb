import { hex } from '../../text/mac.js';
import { thousands } from '../../text/number.js';
import { beside } from '../draw/beside.js';
import type { Line } from '../draw/line.js';
import { panel } from '../draw/panel.js';
import { wireText } from '../draw/wire-text.js';
import type { Action } from '../keymap.js';
import { fieldFilter } from '../packets/field-filter.js';
import { FrameCells } from '../packets/frame-cells.js';
import { listLines } from '../packets/list-lines.js';
import { OctetPane } from '../packets/octet-pane.js';
import { packetOf, type Packet } from '../packets/packet.js';
import { frameLines, packetText } from '../packets/packet-text.js';
import { PacketTables } from '../packets/packet-tables.js';
import { PacketTree } from '../packets/packet-tree.js';
import { PaneWishes } from '../packets/pane-wishes.js';
import type { PaneSize } from '../packets/panes.js';
import { searchPackets } from '../packets/search-packets.js';
import { treePanel } from '../packets/tree-panel.js';
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
  readonly #panes = new PaneWishes();
  readonly #octets = new OctetPane();
  #hasFewColumns = false;
  #packet: Packet | null = null;
  #shownOf: { readonly id: number; readonly end: number; readonly digest: Digest } | null = null;

  settle(world: World, size: Size): void {
    this.#tables.settle(world);
    const { sizes } = this.#panes.layout(size);
    this.#takeFocus(world, sizes.list.rows - 3);
    this.#show(world);
    this.#tree.settle(sizes.tree.rows - 2);
    this.#octets.settle(this.#packet, this.#tree.selected, sizes.octets);
  }

  draw(world: World, size: Size): readonly Line[] {
    const { isBeside, sizes: { list, tree, octets } } = this.#panes.layout(size);
    const { active } = this.#panes;
    const lists = list.rows === 0 ? [] : this.#drawList(world, list);
    const trees = tree.rows === 0 ? [] : treePanel(world, this.#tree, this.#packet, tree, active === 'tree');
    const dumps = octets.rows === 0 ? [] : this.#octets.draw(this.#packet, this.#tree.selected, this.#tables.notes, octets, active === 'octets', isBeside);
    return isBeside && trees.length > 0 && dumps.length > 0 ? [...lists, ...beside(trees, tree.columns, dumps)] : [...lists, ...trees, ...dumps];
  }

  status(world: World): string {
    const known = Math.max(0, world.frames.end - world.recording.frames.first);
    const selected = this.#packet === null ? '' : `  #${this.#packet.row.no}`;
    const shown = world.filter === '' ? '' : `, ${thousands(world.frames.count)} shown`;
    return `${thousands(known)} frames${shown}${selected}`;
  }

  act(action: Action, world: World, size: Size): Outcome {
    if (this.#panes.act(action, size)) return 'done';
    switch (action) {
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
    const value = this.#panes.active === 'list' ? this.#lineText(world) : node && (node.text === '' ? node.label : node.text);
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
    if (shown?.id !== id) this.#octets.follow(this.#tree.selected);
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
    const { sizes } = this.#panes.layout(size);
    if (this.#panes.active === 'octets') return this.#inOctets(action, sizes.octets);
    if (this.#panes.active === 'tree') return this.#inTree(action, world, sizes.tree.rows - 2);
    if (action === 'enter') return this.#turn(1);
    if (!this.#list.act(action, world.frames, sizes.list.rows - 3)) return 'ignored';
    this.#tell(world);
    return 'done';
  }

  #turn(step: 1 | -1): Outcome {
    this.#panes.turn(step);
    return 'done';
  }

  #inTree(action: Action, world: World, rows: number): Outcome {
    const node = this.#tree.selected;
    if (action === 'enter' && node && node.frame !== null) return this.#goToFrame(node.frame, world);
    if (action === 'enter' && node && node.children.length === 0) return node.bits > 0 ? this.#turn(1) : 'ignored';
    if (!this.#tree.act(action, rows)) return 'ignored';
    this.#octets.follow(this.#tree.selected);
    return 'done';
  }

  #goToFrame(no: number, world: World): Outcome {
    const id = world.recording.frames.idOf(no);
    if (id === null || world.frames.indexOf(id) < 0) return { say: `#${no} is not among the frames that are shown` };
    this.#list.choose(id);
    this.#tell(world);
    return 'done';
  }

  #inOctets(action: Action, size: PaneSize): Outcome {
    if (action === 'enter') return this.#turn(-1);
    const bit = this.#octets.act(action, this.#packet, this.#tree.selected, size);
    if (bit === null) return 'ignored';
    this.#tree.toBit(bit);
    return 'done';
  }

  #filter(): string | null {
    const { row, octets } = this.#packet ?? {};
    if (!row || !octets) return null;
    const node = this.#tree.selected;
    if (this.#panes.active === 'list' || node === null) return `frame.number == ${row.no}`;
    return fieldFilter(node, octets, this.#tables.notes);
  }

  /** The line of `print`. */
  #lineText({ recording }: World): string | null {
    const { id } = this.#list;
    const [text = null] = id === null ? [] : frameLines(recording, this.#tables.table, [id]);
    return text === null ? null : text.trim();
  }

  #drawList(world: World, { columns, rows }: PaneSize): Line[] {
    const { table, links } = this.#tables;
    const hasFocus = this.#panes.active === 'list';
    const parts = { cells: this.#cells, table, links, marked: this.#marked, hasFew: this.#hasFewColumns };
    const lines = listLines(world, parts, columns - 2, rows - 2, this.#list.top, this.#list.index(world.frames), hasFocus);
    const left = this.#marked.size > 0 ? `Packets, ${this.#marked.size} marked` : 'Packets';
    return panel({ left, right: world.filter === '' ? '' : `/ ${wireText(world.filter)}`, hasFocus }, lines, columns, rows);
  }
}
