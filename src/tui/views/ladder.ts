import type { LinkState } from '../../model/link.js';
import type { VsiLife } from '../../model/vsi.js';
import { linkText } from '../../export/link-text.js';
import { count } from '../../text/number.js';
import { vsiidText } from '../../text/vsi-id.js';
import { beside } from '../draw/beside.js';
import { cutMiddle } from '../draw/cut-middle.js';
import { fillLine, line, span, type Line } from '../draw/line.js';
import { narrow } from '../draw/narrow.js';
import { panel } from '../draw/panel.js';
import { wireText } from '../draw/wire-text.js';
import { labelledLines } from '../draw/labelled-lines.js';
import { gravest } from '../digest/problems.js';
import type { Action } from '../keymap.js';
import { arrowText } from '../ladder/arrow-text.js';
import { compareFrames } from '../ladder/compare-frames.js';
import { detailParts, type DetailParts } from '../ladder/detail-parts.js';
import { frameDetail, type DetailItem } from '../ladder/frame-detail.js';
import { ladderLayout } from '../ladder/ladder-layout.js';
import { COLOURS, ladderLine, ladderTitles, lifelineEnds, messageOf, type Colour, type LadderPicture } from '../ladder/ladder-lines.js';
import { LadderModel, type LadderOptions } from '../ladder/ladder-model.js';
import type { FrameRow } from '../ladder/ladder-row.js';
import { ladderText } from '../ladder/ladder-text.js';
import { Messages } from '../ladder/message.js';
import { octetItems } from '../ladder/octet-items.js';
import type { Pattern } from '../pattern.js';
import type { Size } from '../screen.js';
import { Selection, stepOf } from '../selection.js';
import { shownLife } from '../shown-life.js';
import type { Excerpt, Outcome, View } from '../view.js';
import type { World } from '../world.js';

const LABEL = 8;
const SEARCH_TURN = 64;
const LEGEND = ' ● confirmed state   ○ inferred, waiting   ╌ retransmission   ╎ idle longer than a timer   ! problem';

/** The ladder of a VSI: what both ends said to each other, what that made of it, and where they kept each other waiting. */
export class LadderView implements View {
  readonly name = 'ladder';
  readonly hints: readonly Action[] = ['down', 'up', 'enter', 'all-vsis', 'time-format', 'colour', 'detail', 'hide-acks', 'next-error', 'mark', 'names', 'save', 'back', 'help'];
  readonly #model = new LadderModel();
  readonly #messages = new Messages();
  readonly #selection = new Selection();
  #life: number | null = null;
  #isAllOfLink = false;
  #hidesAcks = false;
  #hasDetail = true;
  /** Rows or columns that the detail pane has more than it would have. */
  #detailExtra = 0;
  #colour: Colour = 'state';
  #marked: readonly number[] = [];

  settle(world: World, size: Size): void {
    const { focus } = world;
    const model = this.#model;
    model.settle(world, this.#options);
    const life = model.set.lives.find(({ id }) => id === focus.life)?.id ?? model.set.lives[0]?.id ?? null;
    const isOther = life !== this.#life;
    this.#life = life;
    focus.life ??= life;
    this.#marked = this.#marked.filter((id) => model.frameOf(id));
    const asked = focus.frame !== this.#selection.id && model.frameOf(focus.frame) ? focus.frame : null;
    const { rows } = this.#parts(size);
    if (asked !== null) this.#jump(asked, rows);
    else if (isOther || model.frameOf(this.#selection.id) === null) this.#first(world, rows);
    this.#selection.settle(model, rows);
    if (model.frameOf(this.#selection.id)) focus.frame = this.#selection.id;
  }

  draw(world: World, size: Size): readonly Line[] {
    const { columns, rows, detail } = this.#parts(size);
    const model = this.#model;
    const picture = this.#picture(world, columns);
    const links = new Set(model.set.lives.map(({ link }) => link));
    const link = links.size === 1 ? picture.linkOf([...links][0]!) : null;
    const { top } = this.#selection;
    const body = model.rows.slice(top, top + rows).map((row, index) => ladderLine(row, model.timesBefore[top + index]!, picture));
    if (model.rows.length === 0) body.push(line(world.lives.count === 0 ? ' no VSI was seen yet' : ' no frame of this VSI is kept any more', 'dim'));
    const isEnd = top + rows >= model.rows.length;
    const shown = [ladderTitles(link, picture), ...(columns < 96 ? [] : [lifelineEnds(top === 0 ? '┬' : '│', picture)]), ...body];
    if (isEnd && columns >= 96) shown.push(lifelineEnds('┴', picture));
    const height = size.rows - (detail?.isBeside === false ? detail.rows : 0);
    const lines = Array.from({ length: height }, (_, index): Line => fillLine(shown[index] ?? [], columns));
    if (detail?.isBeside && height > 4) lines[height - 1] = fillLine(line(LEGEND, 'dim'), columns);
    const pane = detail ? this.#detail(world, picture, detail) : [];
    const all = detail?.isBeside ? beside(lines, columns, pane) : [...lines, ...pane];
    return Array.from({ length: size.rows }, (_, index): Line => fillLine(all[index] ?? [], size.columns));
  }

  status(): string {
    const { lives, left } = this.#model.set;
    const life = lives.find(({ id }) => id === this.#life);
    if (!life) return 'no VSI';
    const { earlier, later } = this.#model.ladder;
    const missing = earlier + later > 0 ? `, ${count(earlier + later, 'frame')} not shown` : '';
    if (lives.length > 1) return `${count(lives.length, 'VSI')}${left > 0 ? ` of ${lives.length + left}` : ''}${this.#isAllOfLink ? ` on ${narrow(linkText(life.link, null))}` : ' marked'}${missing}`;
    const name = life.name === null ? '' : ` ${cutMiddle(wireText(life.name), 16)}`;
    return `VSI #${life.id + 1}${name} ${cutMiddle(vsiidText(life.format, life.vsiid), 9)} on ${narrow(linkText(life.link, life.channel))}  ${shownLife(life).state}${missing}`;
  }

  act(action: Action, world: World, size: Size): Outcome {
    const model = this.#model;
    const step = stepOf(action, this.#parts(size).rows);
    if (step !== null) return this.#move(step, world);
    switch (action) {
      case 'enter': return model.frameOf(this.#selection.id) ? { open: 'packets' } : { say: 'there is no frame to open' };
      case 'all-vsis': this.#isAllOfLink = !this.#isAllOfLink; return { say: this.#isAllOfLink ? 'all VSIs of the link; x shows the one again' : 'the selected VSI alone' };
      case 'hide-acks': this.#hidesAcks = !this.#hidesAcks; return { say: this.#hidesAcks ? 'acknowledgements of ECP are hidden' : 'acknowledgements of ECP are shown' };
      case 'detail': this.#hasDetail = !this.#hasDetail; return 'done';
      case 'detail-smaller': this.#detailExtra = Math.max(-40, this.#detailExtra - 2); return 'done';
      case 'detail-larger': this.#detailExtra = Math.min(40, this.#detailExtra + 2); return 'done';
      case 'names': world.settings.hasNames = !world.settings.hasNames; return 'done';
      case 'colour': this.#colour = COLOURS[(COLOURS.indexOf(this.#colour) + 1) % COLOURS.length]!; return { say: `colours tell ${this.#colour}` };
      case 'mark': return this.#mark();
      case 'next-error': return this.#problem(1, world);
      case 'previous-error': return this.#problem(-1, world);
      default: return 'ignored';
    }
  }

  excerpt(world: World): Excerpt {
    const row = this.#model.frameOf(this.#selection.id);
    const life = row ? world.recording.analysis.life(row.life) : null;
    const frames = this.#model.ladder.rows.filter((one): one is FrameRow => one.type === 'frame').map(({ id }) => id);
    return { value: life && vsiidText(life.format, life.vsiid), filter: row && `frame.number == ${row.no}`, frames, lines: () => ladderText(world, this.#options) };
  }

  goTo(number: number, world: World): string | null {
    const id = world.recording.frames.idOf(number);
    if (id === null || this.#model.frameOf(id) === null) return `frame #${number} is not in this ladder`;
    this.#choose(id, world);
    return null;
  }

  toNewest(world: World): void {
    this.#move(Infinity, world);
  }

  *search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean> {
    const { rows, frameRows } = this.#model;
    const { frames } = world.recording;
    const picture = this.#picture(world, 100);
    const step = isBackwards ? -1 : 1;
    for (let at = this.#position() + step, asked = 1; at >= 0 && at < frameRows.length; at += step, asked++) {
      const row = rows[frameRows[at]!] as FrameRow;
      const octets = frames.octets(row.id);
      const text = `#${row.no} ${arrowText(row, messageOf(row, picture), picture.lifeOf(row.life), false)}`;
      if (pattern.inText(text) || (typeof octets !== 'string' && pattern.inOctets(octets))) {
        this.#choose(row.id, world);
        return true;
      }
      if (asked % SEARCH_TURN === 0) yield;
    }
    return false;
  }

  get #options(): LadderOptions {
    return { isAllOfLink: this.#isAllOfLink, hidesAcks: this.#hidesAcks };
  }

  #parts(size: Size): DetailParts {
    return detailParts(size, this.#hasDetail, this.#detailExtra);
  }

  #picture(world: World, columns: number): LadderPicture {
    const { lives } = this.#model.set;
    const byId = new Map(lives.map((life): [number, VsiLife] => [life.id, life]));
    const links = new Map(world.digest.links.map(({ state }): [string, LinkState] => [state.name, state]));
    return {
      world, layout: ladderLayout(columns), messages: this.#messages, colour: this.#colour, isShared: lives.length > 1, selected: this.#selection.id, marked: this.#marked,
      lifeOf: (id) => byId.get(id) ?? null, linkOf: (name) => links.get(name) ?? null,
    };
  }

  #detail(world: World, picture: LadderPicture, { columns, rows, isBeside }: NonNullable<DetailParts['detail']>): Line[] {
    const row = this.#model.frameOf(this.#selection.id);
    const [one, other] = this.#marked.map((id) => this.#model.frameOf(id));
    let title = 'Frame';
    let items: readonly DetailItem[] = [];
    if (one && other) {
      title = `Marked #${one.no} and #${other.no}`;
      items = compareFrames(one, other, world.recording.frames);
    } else if (row) {
      title = `Frame #${row.no}  ${arrowText(row, messageOf(row, picture), picture.lifeOf(row.life), false)}`;
      items = frameDetail(row, this.#model.ladder.rows, (other) => messageOf(other, picture).direction, world);
      const octets = isBeside ? world.recording.frames.octets(row.id) : 'overwritten';
      if (typeof octets !== 'string') items = [...items, ...octetItems(octets)];
    }
    const lines = items.flatMap(({ label, text, style }) => labelledLines(label, text, style, LABEL, columns - 4)).map((text): Line => [span(' '), ...text]);
    return panel({ left: title, right: isBeside ? 'Enter Packet' : 'd hides, 9 0 resize' }, lines, columns, rows);
  }

  /** Position of the selected frame among the frames. */
  #position(): number {
    return this.#model.frameRows.indexOf(this.#selection.index(this.#model));
  }

  #move(step: number, world: World): Outcome {
    const { frameRows } = this.#model;
    if (frameRows.length === 0) return 'ignored';
    const at = Math.max(0, Math.min(frameRows.length - 1, this.#position() + step));
    this.#choose(this.#model.idAt(frameRows[at]!), world);
    return 'done';
  }

  #choose(id: number, world: World): void {
    this.#selection.choose(id);
    world.focus.frame = id;
  }

  /** Selects a frame and shows what was before it, too. */
  #jump(id: number, height: number): void {
    this.#selection.choose(id);
    this.#selection.settle(this.#model, height);
    this.#selection.top = this.#model.indexOf(id) - (height >> 1);
  }

  /** Where nothing else was asked for: the frame that proves the gravest problem, else the first one. */
  #first({ digest: { found } }: World, height: number): void {
    const { rows, frameRows } = this.#model;
    const frames = frameRows.map((index) => rows[index] as FrameRow);
    const own = this.#life === null ? [] : found.ofLife(this.#life);
    const worst = own.find(({ severity }) => severity === gravest(own));
    const row = frames.findLast(({ no }) => worst?.frames.includes(no)) ?? frames[0];
    if (row) this.#jump(row.id, height);
  }

  #mark(): Outcome {
    const { id } = this.#selection;
    if (id === null || this.#model.frameOf(id) === null) return 'ignored';
    this.#marked = this.#marked.includes(id) ? this.#marked.filter((one) => one !== id) : [...this.#marked, id].slice(-2);
    return { say: this.#marked.length === 2 ? 'time and differences between the marked frames are below' : this.#marked.length === 1 ? 'mark another frame to compare' : 'no mark' };
  }

  /** The next problem of this ladder; where there is none, that of another is looked for. */
  #problem(step: number, world: World): Outcome {
    const { rows, frameRows } = this.#model;
    for (let at = this.#position() + step; at >= 0 && at < frameRows.length; at += step) {
      const row = rows[frameRows[at]!] as FrameRow;
      const [finding] = world.digest.found.ofFrame(row.no);
      if (!finding) continue;
      this.#choose(row.id, world);
      return { say: `${finding.rule} ${wireText(finding.message)}` };
    }
    return 'ignored';
  }
}
