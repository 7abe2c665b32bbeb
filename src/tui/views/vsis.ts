import type { VsiLife } from '../../model/vsi.js';
import { vsiJson } from '../../export/vsi-json.js';
import { linkText } from '../../export/link-text.js';
import { count, thousands } from '../../text/number.js';
import { hex } from '../../text/mac.js';
import { vsiidText } from '../../text/vsi-id.js';
import { age } from '../draw/age.js';
import { beside } from '../draw/beside.js';
import { rowLine, titleLine } from '../draw/columns.js';
import { cut, fillLine, restyled, span, type Line } from '../draw/line.js';
import { panel } from '../draw/panel.js';
import { runs } from '../draw/runs.js';
import type { Action } from '../keymap.js';
import { CHOOSER_COLUMNS, ColumnChooser } from '../lanes/column-chooser.js';
import { lane, LANE_STYLES, type LaneWindow } from '../lanes/lane.js';
import { laneAxis, secondDigits } from '../lanes/lane-axis.js';
import { LaneTime } from '../lanes/lane-time.js';
import { LIFE_COLUMNS, lifeName, type LifeRow } from '../lanes/life-columns.js';
import { lifeDetail, lifeDetailTitle, wideLifeDetail } from '../lanes/life-detail.js';
import { lifeLayout, WIDE_COLUMNS, type LifeLayout } from '../lanes/life-layout.js';
import { LifeTrails } from '../lanes/life-trails.js';
import { problemTimes } from '../lanes/problem-times.js';
import type { Pattern } from '../pattern.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { Excerpt, Outcome, View } from '../view.js';
import type { World } from '../world.js';

const WIDE_DETAIL_ROWS = 7;
const DETAIL_ROWS = 3;
/** Fewer rows of the list, and there is no detail. */
const LEAST_LIST_ROWS = 8;
const SEARCH_TURN = 256;
/** What the frames of a life tell is known of those on the screen only. */
const SAVED_COLUMNS = LIFE_COLUMNS.filter(({ key }) => key !== 'KA' && key !== 'Retx');
const ORDERS = LIFE_COLUMNS.filter(({ order }) => order !== undefined);

interface Parts {
  readonly detail: number;
  readonly list: number;
  readonly isWide: boolean;
  /** Rows of the list that show lives. */
  readonly height: number;
  readonly layout: LifeLayout;
}

/** The VSIs and their states over time: which one is not healthy, and since when. */
export class VsisView implements View {
  readonly name = 'vsis';
  readonly hints: readonly Action[] = ['enter', 'mark', 'filter', 'sort-next', 'sort-previous', 'reverse', 'zoom-in', 'zoom-out', 'left', 'right', 'fit', 'columns', 'copy', 'save', 'help'];
  readonly #selection = new Selection();
  readonly #time = new LaneTime();
  readonly #trails = new LifeTrails();
  readonly #chooser = new ColumnChooser();
  #order = 0;
  #isReversed = false;
  #isLiveSettled = false;
  /** Columns of the lanes as they were drawn last. */
  #laneColumns = 1;

  settle(world: World, size: Size): void {
    const { lives, focus } = world;
    const { height, layout } = this.#parts(world, size);
    this.#laneColumns = Math.max(1, layout.lane);
    if (focus.life !== null && focus.life !== this.#selection.id && lives.indexOf(focus.life) >= 0) this.#selection.choose(focus.life);
    this.#selection.settle(lives, height);
    if (lives.count > 0) focus.life = this.#selection.id;
    if (world.isLive && !this.#isLiveSettled) this.#time.follow(this.#range(world), this.#laneColumns, world.isLive);
    this.#isLiveSettled = true;
    // The page below and the one above come along: a walk over all rows then serves many steps.
    if (this.#trails.misses(this.#visible(world, height))) this.#trails.settle(this.#visible(world, height, height), world.recording.frames);
    else this.#trails.settle(this.#visible(world, height), world.recording.frames);
  }

  draw(world: World, size: Size): readonly Line[] {
    const { detail, list, isWide, height, layout } = this.#parts(world, size);
    const columns = this.#listColumns(size);
    const window = this.#time.window(this.#range(world), layout.lane);
    const rows = this.#visible(world, height).map((life) => this.#row(life, world));
    const lines = [this.#titles(layout, window, world), ...rows.map((row) => this.#line(row, layout, window, world))];
    if (rows.length === 0) lines.push([span(world.filter === '' ? ' no VSI was seen yet' : ` no VSI passes the filter ${cut(world.filter, 40)}`, 'dim')]);
    const right = layout.lane === 0 ? '' : `window ${age(window.columnNs * window.columns)}  1 col = ${age(window.columnNs)}`;
    const shown = panel({ left: 'VSIs and their state over time', right, hasFocus: !this.#chooser.isOpen }, lines, columns, list);
    const top = this.#chooser.isOpen ? beside(shown, columns, this.#chooser.draw(size.columns, list)) : shown;
    const selected = rows.find(({ life }) => life.id === this.#selection.id) ?? null;
    const below = isWide
      ? panel(selected ? lifeDetailTitle(selected) : { left: 'Selected: none' }, wideLifeDetail(selected, world), size.columns, detail)
      : lifeDetail(selected, world, size.columns).slice(0, detail);
    return Array.from({ length: size.rows }, (_, index): Line => fillLine([...top, ...below][index] ?? [], size.columns));
  }

  status({ digest, lives, filter }: World): string {
    const { summary: { vsis }, census: { total } } = digest;
    const livesText = (number: number): string => `${thousands(number)}${total === vsis ? '' : number === 1 ? ' life' : ' lives'}`;
    if (filter !== '') return `${count(vsis, 'VSI')}, ${livesText(lives.count)} shown  filter: ${cut(filter, 32)}`;
    return `${count(vsis, 'VSI')}${total > vsis ? `, ${livesText(total)}` : ''}`;
  }

  act(action: Action, world: World, size: Size): Outcome {
    const { lives, focus } = world;
    const { height, layout } = this.#parts(world, size);
    if (this.#chooser.act(action, size.columns)) return 'done';
    if (this.#selection.act(action, lives, height)) return this.#note(world);
    const [range, columns] = [this.#range(world), Math.max(1, layout.lane)];
    switch (action) {
      case 'zoom-in': case 'zoom-out': this.#time.zoom(action === 'zoom-in', range, columns); return 'done';
      case 'left': case 'right': this.#time.pan(action === 'right', range, columns); return 'done';
      case 'fit': this.#time.fit(); return 'done';
      case 'lane-follow': this.#time.follow(range, columns, world.isLive); return 'done';
      case 'sort-next': return this.#sort(1, false, world);
      case 'sort-previous': return this.#sort(-1, false, world);
      case 'reverse': return this.#sort(0, true, world);
      case 'mark': return this.#mark(world, height);
      case 'enter':
        if (lives.count === 0) return { say: 'there is no VSI to open' };
        focus.life = this.#selection.id;
        return { open: 'ladder' };
      default: return 'ignored';
    }
  }

  excerpt(world: World): Excerpt {
    const { lives, focus, recording: { frames, analysis, timebase } } = world;
    const life = lives.count === 0 || this.#selection.id === null ? null : analysis.life(this.#selection.id);
    if (life === null) return { value: null, filter: null, frames: [] };
    const wanted = focus.marked.size > 0 ? [...focus.marked] : [life.id];
    const ids = new Set([...frames.framesOfEach(wanted).values()].flat());
    return {
      value: vsiidText(life.format, life.vsiid),
      filter: filterOf(life),
      frames: [...ids].sort((a, b) => a - b),
      table: () => this.#table(world),
      events: () => this.#events(world, (one) => vsiJson(one, timebase, one.file !== null)),
    };
  }

  goTo(number: number, world: World): string | null {
    const index = world.lives.indexOf(number - 1);
    if (index < 0) return `there is no VSI #${number} here`;
    this.#selection.to(world.lives, index);
    this.#note(world);
    return null;
  }

  toNewest(world: World): void {
    this.#time.follow(this.#range(world), this.#laneColumns, world.isLive);
  }

  *search(pattern: Pattern, isBackwards: boolean, world: World): Generator<void, boolean> {
    const { lives, recording: { analysis } } = world;
    const step = isBackwards ? -1 : 1;
    for (let index = this.#selection.index(lives) + step, asked = 1; index >= 0 && index < lives.count; index += step, asked++) {
      const life = analysis.life(lives.idAt(index));
      if (life && pattern.inText(`${lifeName(life)} ${vsiidText(life.format, life.vsiid)} ${linkText(life.link, life.channel)} ${life.history}`)) {
        this.#selection.to(lives, index);
        this.#note(world);
        return true;
      }
      if (asked % SEARCH_TURN === 0) yield;
    }
    return false;
  }

  /** Every VSI of the list, marked ones alone where there are any. */
  *#events<T>({ lives, focus: { marked }, recording: { analysis } }: World, make: (life: VsiLife) => T): Iterable<T> {
    for (let index = 0; index < lives.count; index++) {
      const id = lives.idAt(index);
      const life = marked.size === 0 || marked.has(id) ? analysis.life(id) : null;
      if (life) yield make(life);
    }
  }

  *#table(world: World): Iterable<readonly string[]> {
    yield SAVED_COLUMNS.map(({ title }) => title);
    yield* this.#events(world, (life) => SAVED_COLUMNS.map(({ cell }) => cell(this.#row(life, world), Infinity).text));
  }

  #parts(world: World, { columns, rows }: Size): Parts {
    const isWide = columns >= WIDE_COLUMNS && rows >= WIDE_DETAIL_ROWS + LEAST_LIST_ROWS;
    const wanted = isWide ? WIDE_DETAIL_ROWS : DETAIL_ROWS;
    const detail = Math.max(0, Math.min(wanted, rows - LEAST_LIST_ROWS));
    const layout = lifeLayout(world, columns, this.#listColumns({ columns, rows }) - 2, this.#chooser.chosen);
    return { detail, list: rows - detail, isWide, height: Math.max(1, rows - detail - 3), layout };
  }

  #listColumns({ columns }: Size): number {
    return this.#chooser.isOpen ? Math.max(0, columns - CHOOSER_COLUMNS) : columns;
  }

  #range({ digest: { summary } }: World): { startNs: number; endNs: number } {
    return { startNs: summary.startNs, endNs: summary.timeNs };
  }

  /** The lives on the screen, with so many before and behind them. */
  #visible({ lives, recording: { analysis } }: World, height: number, around = 0): VsiLife[] {
    const from = Math.max(0, this.#selection.top - around);
    const end = Math.min(lives.count, this.#selection.top + height + around);
    const ids = Array.from({ length: Math.max(0, end - from) }, (_, i) => lives.idAt(from + i));
    return ids.map((id) => analysis.life(id)).filter((life) => life !== null);
  }

  #row(life: VsiLife, { digest: { found, summary } }: World): LifeRow {
    return { life, trail: this.#trails.of(life.id), problems: found.ofLife(life.id), nowNs: summary.timeNs };
  }

  #titles({ columns, lane: laneColumns }: LifeLayout, window: LaneWindow, { times }: World): Line {
    const sorted = ORDERS[this.#order]!.key;
    const titles = titleLine(columns.map((column) => ({ ...column, title: column.key === sorted && this.#order + Number(this.#isReversed) > 0 ? `${column.title}${this.#isReversed ? '▲' : '▼'}` : column.title })));
    const axis = laneColumns === 0 ? '' : ` ${laneAxis(window, (timeNs) => times.clock(timeNs, secondDigits(window.columnNs)))}`;
    return [span(' '), ...titles, span(axis, 'dim')];
  }

  #line(row: LifeRow, { columns, lane: laneColumns }: LifeLayout, window: LaneWindow, { focus, recording: { frames } }: World): Line {
    const { life, trail, problems, nowNs } = row;
    const isSelected = life.id === this.#selection.id;
    const isMarked = focus.marked.has(life.id);
    const cells = columns.map((column) => column.cell(row, column.width));
    const [first, ...rest] = columns;
    const left: Line = [span(isSelected ? '▶' : ' '), ...(first ? rowLine([first], cells) : []), span(isMarked ? '●' : ' '), ...rowLine(rest, cells.slice(1))];
    const shown = isSelected ? restyled(left, 'selected') : isMarked ? restyled(left, 'marked') : left;
    if (laneColumns === 0) return shown;
    const moments = { keepAlivesNs: trail?.keepAlivesNs ?? [], problemsNs: problemTimes(problems, life.id, frames) };
    return [...shown, span(' '), ...runs(lane(life, moments, window, nowNs), (glyph) => LANE_STYLES[glyph] ?? 'plain')];
  }

  #note(world: World): Outcome {
    world.focus.life = this.#selection.id;
    return 'done';
  }

  #mark(world: World, height: number): Outcome {
    const { id } = this.#selection;
    if (id === null || world.lives.count === 0) return 'ignored';
    if (!world.focus.marked.delete(id)) world.focus.marked.add(id);
    this.#selection.act('down', world.lives, height);
    return this.#note(world);
  }

  #sort(step: number, turns: boolean, world: World): Outcome {
    this.#order = (this.#order + step + ORDERS.length) % ORDERS.length;
    if (turns) this.#isReversed = !this.#isReversed;
    const { key, order } = ORDERS[this.#order]!;
    world.lives.order({ key: order?.(world) ?? null, isReversed: this.#isReversed });
    world.lives.refresh();
    return { say: `ordered by ${key === '#' ? 'first appearance' : key}${this.#isReversed ? ', reversed' : ''}` };
  }
}

/** A filter that only this VSI passes. */
function filterOf({ link, channel, vsiid }: VsiLife): string {
  return `vsi.vsiid == ${hex(vsiid, ':')} and link == "${link.replace(/["\\]/g, '\\$&')}"${channel === null ? '' : ` and channel == ${channel}`}`;
}
