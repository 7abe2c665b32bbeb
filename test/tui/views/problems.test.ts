import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/index.js';
import type { Action } from '../../../src/tui/keymap.js';
import { patternOf } from '../../../src/tui/pattern.js';
import type { RuleText } from '../../../src/tui/problems/explain.js';
import type { State } from '../../../src/tui/state.js';
import { ProblemsView } from '../../../src/tui/views/problems.js';
import { COMPACT, DEMO, pressing, shown, stage, STANDARD, WIDE } from '../stage.js';

const explain = (id: string): RuleText | null => RULES.find((rule) => rule.id === id) ?? null;
const press = pressing(WIDE);
const demo = (): Promise<State> => stage(DEMO);
const view = (): ProblemsView => new ProblemsView(explain);
const selectedRule = (lines: readonly string[]): string => /▶\S (\S+)/.exec(lines.join('\n'))![1]!;
/** The rows of the list: severity letter and what it is grouped by. */
const rows = (lines: readonly string[]): string[] => lines.flatMap((line) => /^│?[ ▶]([EWSN]) (?!(?:Rule|Link|VSI) )(\S+)/.exec(line)?.slice(1, 3).join(' ') ?? []);

describe('the problems', () => {
  it('are grouped by rule, the gravest first, with their counts', async () => {
    const state = await demo();
    const lines = shown(view(), state, WIDE);
    const { list } = state.digest.problems;
    expect(rows(lines).map((row) => row.slice(2)).toSorted()).toEqual([...new Set(list.map(({ rule }) => rule))].toSorted());
    expect(rows(lines).map(([letter]) => 'ESWN'.indexOf(letter!))).toEqual(rows(lines).map(([letter]) => 'ESWN'.indexOf(letter!)).toSorted());
    const of = list.filter(({ rule }) => rule === 'ECP-05');
    const cells = lines.find((line) => line.includes('W ECP-05'))!;
    expect(cells).toMatch(new RegExp(` ${of.reduce((sum, { count }) => sum + count, 0)} +${new Set(of.filter(({ vsiid }) => vsiid).map(({ vsiid }) => vsiid)).size} eno5 eno7`));
  });

  it('are explained in always the same order', async () => {
    const state = await demo();
    const labels = shown(view(), state, WIDE).flatMap((line) => /^│[ ▶](What|Why|Evidence|Also|Usual|Try|Sure\?|Rule|Filter) +\S/.exec(line)?.[1] ?? []);
    expect(labels).toEqual(['What', 'Why', 'Evidence', 'Also', 'Usual', 'Try', 'Sure?', 'Rule', 'Filter']);
  });

  it('say what the frames of the evidence say, in words of `print`', async () => {
    const state = await demo();
    const one = view();
    // eno2: an associate that is refused for want of resources (README of the fixtures).
    const position = state.digest.problems.list.findIndex(({ rule }) => rule === 'VSI-11');
    state.focus.finding = position;
    const text = shown(one, state, WIDE).join('\n');
    const { frames, link } = state.digest.problems.list[position]!;
    expect(link).toBe('eno2');
    expect(text).toContain('VSI-11 error  bridge out of resources');
    for (const no of frames) expect(text).toMatch(new RegExp(`#${no}  12:0\\d:\\d\\d\\.\\d{3}  (station > bridge|bridge > station)  VDP seq \\d+ (assoc request|deassoc response \\[insufficient resources\\])`));
    expect(text).toContain('7 of 8 links are without it');
    expect(text).toMatch(/Sure\? +High: /);
    expect(text).toContain('Filter    rule == VSI-11 and link == eno2');
  });

  it('take up what was selected elsewhere, and pass on what is selected here', async () => {
    const state = await demo();
    const one = view();
    const position = state.digest.problems.list.findIndex(({ rule }) => rule === 'VSI-28');
    state.focus.finding = position;
    expect(selectedRule(shown(one, state, STANDARD))).toBe('VSI-28');
    press(one, state, ['right']);
    const next = state.digest.problems.list[state.focus.finding]!;
    expect([next.rule, state.focus.finding > position, state.focus.life]).toEqual(['VSI-28', true, next.life]);
    expect(shown(one, state, WIDE).join('\n')).toContain('2 of 5');
    press(one, state, ['first']);
    expect(state.digest.problems.list[state.focus.finding]!.severity).toBe('error');
  });

  it('open the ladder at the selected frame of the evidence', async () => {
    const state = await demo();
    const one = view();
    const position = state.digest.problems.list.findIndex(({ rule }) => rule === 'VSI-15');
    const finding = state.digest.problems.list[position]!;
    state.focus.finding = position;
    expect(press(one, state, ['enter'])).toEqual({ open: 'ladder' });
    const rowOf = (at: number): number | null => state.recording.frames.idOf(finding.frames.at(at)!);
    expect([state.focus.frame, state.focus.life]).toEqual([rowOf(0), finding.life]);
    expect(press(one, state, ['next-pane', ...Array<Action>(finding.frames.length - 1).fill('down'), 'enter'])).toEqual({ open: 'ladder' });
    expect(state.focus.frame).toBe(rowOf(-1));
  });

  it('open the packets where there is no VSI', async () => {
    const state = await demo();
    state.focus.finding = state.digest.problems.list.findIndex(({ rule }) => rule === 'LLDP-11');
    expect(press(view(), state, ['enter'])).toEqual({ open: 'packets' });
  });

  it('are grouped by link, by VSI or not at all; the selected one stays selected', async () => {
    const state = await demo();
    const one = view();
    const { list } = state.digest.problems;
    state.focus.finding = list.findIndex(({ rule }) => rule === 'VSI-11');
    press(one, state, ['order']);
    expect(rows(shown(one, state, WIDE)).map((row) => row.slice(2)).toSorted()).toEqual([...new Set(list.map(({ link }) => link))].toSorted());
    expect(selectedRule(shown(one, state, WIDE))).toBe('eno2');
    press(one, state, ['order']);
    const vsis = new Set(list.map(({ link, vsiid }) => `${link} ${vsiid}`));
    press(one, state, ['zoom']);
    expect(rows(shown(one, state, WIDE)).length).toBe(vsis.size);
    press(one, state, ['order']);
    expect(rows(shown(one, state, WIDE)).length).toBe(list.length);
    expect(selectedRule(shown(one, state, WIDE))).toBe('VSI-11');
  });

  it('are walked through by severity', async () => {
    const state = await demo();
    const one = view();
    press(one, state, ['first']);
    const walked = [selectedRule(shown(one, state, WIDE))];
    for (let i = 0; i < 9; i++) {
      if (press(one, state, ['next-error']) !== 'done') break;
      walked.push(selectedRule(shown(one, state, WIDE)));
    }
    expect(walked.toSorted()).toEqual([...new Set(state.digest.problems.list.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))].toSorted());
    expect(press(one, state, ['next-error'])).toEqual({ say: 'no further problem of severity error or above' });
    expect(press(one, state, ['next-warning'])).toBe('done');
    expect(shown(one, state, WIDE).join('\n')).toMatch(/▶W /);
    expect(press(one, state, ['previous-error'])).toBe('done');
    expect(selectedRule(shown(one, state, WIDE))).toBe(walked.at(-1));
  });

  it('can be ignored by rule, all of them back once none is left', async () => {
    const state = await demo();
    const one = view();
    const before = rows(shown(one, state, WIDE));
    expect(press(one, state, ['ignore'])).toEqual({ say: `${before[0]!.slice(2)} is ignored in this session; F5 shows all rules again` });
    expect(rows(shown(one, state, WIDE))).toEqual(before.slice(1));
    expect(shown(one, state, WIDE)[0]).toContain('1 rule ignored');
    for (let i = 1; i < before.length; i++) press(one, state, ['ignore']);
    expect(shown(one, state, WIDE)[1]).toContain(`No problem was found, ${before.length} rules ignored`);
    press(one, state, ['ignore']);
    expect(rows(shown(one, state, WIDE))).toEqual(before);
  });

  it('are shown from a severity on', async () => {
    const state = await demo();
    const one = view();
    press(one, state, ['severity', 'severity']);
    expect(new Set(rows(shown(one, state, STANDARD)).map(([letter]) => letter))).toEqual(new Set(['E']));
    expect(one.status(state)).toContain('min: security');
  });

  it('are copied as text and saved with their evidence', async () => {
    const state = await demo();
    const one = view();
    state.focus.finding = state.digest.problems.list.findIndex(({ rule }) => rule === 'VSI-11');
    one.settle(state, WIDE);
    const { value, filter, frames } = one.excerpt(state);
    const finding = state.digest.problems.list[state.focus.finding]!;
    expect(frames).toEqual(finding.frames.map((no) => state.recording.frames.idOf(no)));
    expect(filter).toBe('rule == VSI-11');
    expect(value).toMatch(/^VSI-11 error: bridge out of resources\nWhat +/);
    for (const words of [finding.expected, explain('VSI-11')!.explain.why, ...explain('VSI-11')!.explain.try]) expect(value).toContain(words);
  });

  it('are found by text', async () => {
    const state = await demo();
    const one = view();
    shown(one, state, STANDARD);
    const search = one.search(patternOf('resources'), false, state);
    let step = search.next();
    while (!step.done) step = search.next();
    expect([step.value, selectedRule(shown(one, state, STANDARD))]).toEqual([true, 'VSI-11']);
    expect(one.goTo(1, state)).toBeNull();
    expect(one.goTo(99, state)).toMatch(/^there are/);
  });

  it('say that there are none', async () => {
    const state = await stage('fixtures/captures/vdp22-104/station.pcap');
    state.settings.lowest = 'error';
    state.refresh();
    const one = view();
    expect(shown(one, state, COMPACT).join('\n')).toContain('No problem was found');
    for (const action of ['enter', 'left', 'next-error', 'next-pane', 'enter', 'down'] as const) press(one, state, [action], COMPACT);
    expect(one.excerpt(state).frames).toEqual([]);
  });

  it('fit into every size and let nothing hostile through', async () => {
    for (const path of [DEMO, 'fixtures/captures/mix-malformed/station.pcap']) {
      const state = await stage(path);
      const one = view();
      for (const columns of [1, 12, 20, 59, 60, 79, 80, 99, 100, 119, 120, 160, 250]) {
        for (const count of [1, 2, 3, 5, 9, 12, 18, 21, 27, 42, 77]) {
          const size = { columns, rows: count };
          for (const line of shown(one, state, size)) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          press(one, state, ['next-pane', 'down', 'right', ...(count % 2 === 0 ? (['zoom'] as const) : ['order'] as const)], size);
        }
      }
    }
  });
});
