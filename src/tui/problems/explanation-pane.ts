import type { Finding } from '../../model/finding.js';
import { count } from '../../text/number.js';
import { cut, line, restyled, span, type Line } from '../draw/line.js';
import { labelledLines } from '../draw/labelled-lines.js';
import type { Action } from '../keymap.js';
import { NO_EXCERPT, type Pane, type PaneContent } from '../panes/pane.js';
import type { Rows } from '../rows.js';
import type { Size } from '../screen.js';
import { Selection } from '../selection.js';
import type { Excerpt, Outcome } from '../view.js';
import type { World } from '../world.js';
import { EvidenceReader } from './evidence.js';
import type { Explain } from './explain.js';
import { explanation, type Section } from './explanation.js';
import { findingExcerpt } from './finding-excerpt.js';
import type { GroupsPane } from './groups-pane.js';
import { openFinding } from './open-finding.js';

const LABEL_COLUMNS = 10;
const WIDE_COLUMNS = 120;
/** What is between and around the texts of a title. */
const BORDER_COLUMNS = 8;

interface Shown {
  readonly line: Line;
  readonly frame: number | null;
}

/** What the selected finding is, why it matters, what proves it, what to do. */
export class ExplanationPane implements Pane {
  readonly #explain: Explain;
  readonly #groups: GroupsPane;
  readonly #reader = new EvidenceReader();
  readonly #selection = new Selection();
  #basis: readonly unknown[] = [];
  #sections: readonly Section[] = [];
  #finding: Finding | null = null;
  #shown: readonly Shown[] = [];

  constructor(explain: Explain, groups: GroupsPane) {
    this.#explain = explain;
    this.#groups = groups;
  }

  settle(world: World, size: Size): void {
    const position = this.#groups.position(world);
    const finding = position === null ? null : world.digest.problems.list[position]!;
    const { problems, links } = world.digest;
    const basis = [position, problems, links.length, world.recording.frames.first, size.columns];
    if (basis.some((part, index) => part !== this.#basis[index])) this.#tell(finding, world, size.columns);
    this.#basis = basis;
    this.#selection.settle(this.#rows, size.rows);
  }

  draw(world: World, size: Size, hasFocus: boolean): PaneContent {
    const finding = this.#finding;
    if (finding === null) return { title: { left: 'Explanation' }, lines: [line('')] };
    const rule = this.#explain(finding.rule);
    const { top } = this.#selection;
    const cursor = hasFocus ? this.#selection.index(this.#rows) : -1;
    const lines = this.#shown.slice(top, top + size.rows).map(({ line: own }, index): Line => {
      const isSelected = top + index === cursor;
      const whole = [span(isSelected ? '▶' : ' '), ...own];
      return isSelected ? restyled(whole, 'selected') : whole;
    });
    const below = this.#shown.length - top - size.rows;
    const place = this.#groups.placeText(world);
    const spec = rule?.spec ?? '';
    // What gives way first: the clause, which stands in the explanation, too.
    const wishes = below > 0 ? [[place, `${count(below, 'more line')}, Tab`, spec], [place, `${count(below, 'more line')}, Tab`], [place, `${below} more`]] : [[place, spec], [place]];
    const texts = wishes.map((parts) => parts.filter((part) => part !== '').join('  '));
    const room = size.columns - `${finding.rule} ${finding.severity}  ${rule?.title ?? ''}`.length - BORDER_COLUMNS;
    const right = texts.find(({ length }) => length <= room) ?? texts.at(-1)!;
    return { title: { left: [span(`${finding.rule} ${finding.severity}`, finding.severity), span(`  ${rule?.title ?? ''}`, 'strong')], right }, lines };
  }

  act(action: Action, world: World, size: Size): Outcome {
    if (this.#selection.act(action, this.#rows, size.rows)) return 'done';
    if (action === 'left' || action === 'right') return this.#groups.act(action, world, size);
    const position = this.#groups.position(world);
    if (action !== 'enter' || position === null) return 'ignored';
    return openFinding(world, position, this.#shown[this.#selection.index(this.#rows)]?.frame ?? null);
  }

  /** The whole explanation as text. */
  excerpt(world: World): Excerpt {
    const finding = this.#finding;
    if (finding === null) return NO_EXCERPT;
    const head = `${finding.rule} ${finding.severity}: ${this.#explain(finding.rule)?.title ?? ''}`;
    const body = this.#sections.map(({ label, text }) => `${label.padEnd(LABEL_COLUMNS)}${text}`);
    return { ...findingExcerpt(finding, world.recording), value: [head, ...body].join('\n') };
  }

  get #rows(): Rows {
    return { count: this.#shown.length, idAt: (index) => index, indexOf: (id) => (id < this.#shown.length ? id : -1) };
  }

  #tell(finding: Finding | null, world: World, columns: number): void {
    const isSame = finding !== null && this.#finding !== null && finding.rule === this.#finding.rule && finding.frames[0] === this.#finding.frames[0] && finding.link === this.#finding.link;
    this.#finding = finding;
    this.#sections = finding === null ? [] : explanation(finding, this.#reader.of(finding, world), this.#explain(finding.rule), world, columns >= WIDE_COLUMNS);
    const room = Math.max(LABEL_COLUMNS + 1, columns - 2);
    this.#shown = this.#sections.flatMap((section) => shownLines(section, room));
    // At the evidence: one step is enough to see it.
    if (!isSame) this.#selection.to(this.#rows, Math.max(0, this.#shown.findIndex(({ frame }) => frame !== null)));
  }
}

/** Frames have a line each, all else as many as it needs. */
function shownLines({ label, text, frame }: Section, columns: number): readonly Shown[] {
  const lines = frame === null ? labelledLines(label, text, 'plain', LABEL_COLUMNS, columns) : [[span(label.padEnd(LABEL_COLUMNS), 'strong'), span(cut(text, columns - LABEL_COLUMNS))]];
  return lines.map((one) => ({ line: one, frame }));
}
