import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/index.js';
import { patternOf } from '../../../src/tui/pattern.js';
import type { RuleText } from '../../../src/tui/problems/explain.js';
import type { Action } from '../../../src/tui/keymap.js';
import type { State } from '../../../src/tui/state.js';
import { SHOWN_STATES } from '../../../src/tui/shown-state.js';
import { stateFilter } from '../../../src/tui/overview/state-filter.js';
import { OverviewView } from '../../../src/tui/views/overview.js';
import { DEMO, pressing, shown, stage, STANDARD, COMPACT, WIDE } from '../stage.js';

const explain = (id: string): RuleText | null => RULES.find((rule) => rule.id === id) ?? null;

const press = pressing(STANDARD);

const demo = (): Promise<State> => stage(DEMO);
const view = (): OverviewView => new OverviewView(explain);
/** The lines from one that has `title` on. */
const from = (lines: readonly string[], title: string): readonly string[] => lines.slice(lines.findIndex((line) => line.includes(title)));

describe('the overview', () => {
  it('has a row per link, those with errors first, and says what no LLDP name tells', async () => {
    const state = await demo();
    const lines = from(shown(view(), state, STANDARD), 'Links (8)');
    const names = lines.slice(2, 10).map((line) => line.slice(2, 6));
    expect(names.toSorted()).toEqual(['eno1', 'eno2', 'eno3', 'eno4', 'eno5', 'eno6', 'eno7', 'eno8']);
    const errors = new Set(state.digest.problems.list.filter(({ severity }) => severity === 'error').map(({ link }) => link));
    expect(new Set(names.slice(0, errors.size))).toEqual(errors);
    // Two VSIs associated and de-associated (eno1), the recording of which ends with goodbyes.
    expect(lines.find((line) => line.includes('eno1'))).toMatch(/gone +0\/0/);
    expect(lines.find((line) => line.includes('eno7'))).toMatch(/draft/);
  });

  it('counts every life in one state', async () => {
    const state = await demo();
    const lines = from(shown(view(), state, WIDE), 'VSI states');
    const counts = SHOWN_STATES.map((name) => Number(lines.map((line) => new RegExp(`│ ${name} +(\\d+)`).exec(line)?.[1]).find((count) => count !== undefined) ?? 0));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(state.recording.analysis.lives().length);
    // README of the fixtures: one refused (eno2).
    expect(counts[SHOWN_STATES.indexOf('REFUSED')]).toBe(1);
  });

  it.each(SHOWN_STATES)('opens just the VSIs in the state %s', async (name) => {
    for (const path of [DEMO, 'fixtures/captures/mix-station-killed/bridge.pcap', 'fixtures/captures/vdp22-103/bridge.pcap']) {
      const state = await stage(path);
      state.apply(stateFilter(name));
      while (state.work(() => 0, Infinity));
      expect(state.lives.count).toBe(state.digest.census.states[name]);
    }
  });

  it('draws how far the goal is', async () => {
    const state = await demo();
    state.settings.expect = 20;
    const text = shown(view(), state, WIDE).join('\n');
    expect(text).toMatch(/Rollout goal 20 ASSOC, 16 to go/);
    expect(text).toMatch(/█+▌?░+ 20%/);
    expect(shown(view(), state, STANDARD).join('\n')).toMatch(/Goal 20 █+▌?░+ 20%/);
    expect(shown(view(), state, COMPACT)[1]).toMatch(/^ ASSOC 4 █+▌? 20%/);
  });

  it('tells the timers of the selected link where there is room', async () => {
    // truth.json of mix-fast-ka: R 2, RTE 11, RWD 17, RKA 17.
    const state = await stage('fixtures/captures/mix-fast-ka/station.pcap');
    expect(shown(view(), state, WIDE).join('\n')).toContain('RTE 11 = 20.5ms  R 2  RWD 17 = 1.31s  RKA 17 = 1.31s');
  });

  it('goes from a link to its VSIs; another order keeps it selected', async () => {
    const state = await demo();
    const one = view();
    // By errors eno5 is the first one, by name eno6 stands below it.
    expect(press(one, state, ['down', 'up', 'order', 'enter'])).toEqual({ filter: 'link == eno5', open: 'vsis' });
    expect(press(one, state, ['down', 'enter'])).toEqual({ filter: 'link == eno6', open: 'vsis' });
    expect(state.focus.link).toBe('eno6');
    expect(one.excerpt(state)).toMatchObject({ value: 'eno6', filter: 'link == eno6' });
  });

  it('orders links by problems, name and latency, and turns that round', async () => {
    const state = await demo();
    const one = view();
    const order = (): string[] => from(shown(one, state, { columns: 160, rows: 42 }), 'Links (8)').slice(2, 10).map((line) => line.slice(2, 6));
    press(one, state, ['order']);
    expect(order()).toEqual(order().toSorted());
    press(one, state, ['reverse']);
    expect(order()).toEqual(order().toSorted().reverse());
    press(one, state, ['reverse', 'order']);
    const p95 = order().map((name) => state.digest.links.find((link) => link.state.name === name)!.p95Ns ?? -1);
    expect(p95).toEqual(p95.toSorted((a, b) => b - a));
  });

  it('goes from a state to the VSIs in it', async () => {
    const state = await demo();
    expect(press(view(), state, ['next-pane', 'last', 'up', 'up', 'enter'])).toEqual({ filter: 'vsi.state == REFUSED', open: 'vsis' });
    // In one line left and right move: ASSOC, PREASSOC.
    expect(press(view(), state, ['next-pane', 'right', 'enter'], COMPACT)).toEqual({ filter: stateFilter('PREASSOC'), open: 'vsis' });
  });

  it('goes from a column of a sparkline to the packets of that time, at the slowest answer', async () => {
    const state = await demo();
    const outcome = press(view(), state, ['next-pane', 'next-pane', ...Array<Action>(99).fill('left'), 'right', 'right', 'enter']);
    if (typeof outcome !== 'object' || !('filter' in outcome)) throw new Error('no filter');
    expect(outcome.open).toBe('packets');
    state.apply(outcome.filter);
    while (state.work(() => 0, Infinity));
    const times = Array.from({ length: state.frames.count }, (_, index) => state.recording.frames.row(state.frames.idAt(index))!.timeNs);
    // 70 columns are left for the sparkline: 174 s in columns of 3 s.
    expect([Math.floor(times[0]! / 3e9), Math.floor(times.at(-1)! / 3e9)]).toEqual([2, 2]);
    const { latencies } = state.recording;
    const inSlot = Array.from({ length: latencies.end }, (_, i) => i).filter((i) => latencies.operation(i) === 'assoc' && Math.floor(latencies.timeNs(i) / 3e9) === 2);
    const slowest = inSlot.toSorted((a, b) => latencies.valueNs(b) - latencies.valueNs(a))[0];
    expect(slowest === undefined ? null : state.recording.frames.idOf(latencies.frame(slowest)!)).toBe(state.focus.frame);
  });

  it('changes how much time a column stands for', async () => {
    const state = await demo();
    const one = view();
    const perColumn = (): string => /last \S+, (\S+) per column/.exec(shown(one, state, STANDARD).join('\n'))![1]!;
    expect(perColumn()).toBe('3s');
    press(one, state, ['zoom-in']);
    expect(perColumn()).toBe('2s');
    press(one, state, ['zoom-out', 'zoom-out']);
    expect(perColumn()).toBe('5s');
  });

  it('lists problems, the newest first, and goes from one to the ladder at its evidence', async () => {
    const state = await demo();
    const one = view();
    const lines = from(shown(one, state, WIDE), 'Problems (').slice(2, 17);
    const times = lines.map((line) => line.slice(4, 14)).filter((text) => /\d/.test(text));
    expect(times).toEqual(times.toSorted().reverse());
    const at = state.digest.problems.list.findIndex(({ rule }) => rule === 'VSI-01');
    const downs = state.digest.problems.list.length - 1 - at;
    expect(press(one, state, ['previous-pane', ...Array<Action>(downs).fill('down'), 'enter'])).toEqual({ open: 'ladder' });
    const finding = state.digest.problems.list[at]!;
    expect(state.focus).toMatchObject({ finding: at, life: finding.life, link: finding.link, frame: state.recording.frames.idOf(finding.frames[0]!) });
    expect(one.excerpt(state)).toMatchObject({ filter: 'rule == VSI-01', frames: finding.frames.map((no) => state.recording.frames.idOf(no)) });
  });

  it('goes to the packets where a problem is about no VSI', async () => {
    const state = await demo();
    const { list } = state.digest.problems;
    state.focus.finding = list.findIndex(({ life }) => life === null);
    expect(press(view(), state, ['previous-pane', 'enter'])).toEqual({ open: 'packets' });
  });

  it('hides what is below the lowest severity, and says so', async () => {
    const state = await demo();
    const one = view();
    press(one, state, ['severity', 'severity', 'severity']);
    expect(state.settings.lowest).toBe('error');
    const errors = state.digest.problems.counts.error;
    expect(shown(one, state, STANDARD).join('\n')).toContain(`Problems (${errors}, from error on)`);
    expect(state.digest.problems.list.length).toBe(errors);
  });

  it('shows one box alone', async () => {
    const state = await demo();
    const one = view();
    press(one, state, ['previous-pane', 'zoom']);
    const lines = shown(one, state, WIDE);
    expect(lines[0]).toContain('Problems (');
    expect(lines.join('\n')).not.toContain('Links (');
    expect(lines.filter((line) => /^│[ ▶][EWN] /.test(line)).length).toBe(state.digest.problems.list.length);
  });

  it('fits into every size and lets no octet of a hostile capture through', async () => {
    for (const path of [DEMO, 'fixtures/captures/mix-malformed/station.pcap']) {
      const state = await stage(path);
      const one = view();
      for (const columns of [1, 20, 59, 60, 61, 79, 80, 99, 100, 101, 120, 159, 160, 161, 200, 250]) {
        for (const rows of [1, 2, 3, 5, 9, 12, 13, 18, 21, 24, 27, 42, 77]) {
          const size = { columns, rows };
          for (const line of shown(one, state, size)) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          press(one, state, ['next-pane', 'down', 'right', ...(rows % 2 === 0 ? (['zoom'] as const) : [])], size);
        }
      }
    }
  });
});

describe('finding in the overview', () => {
  it('goes through the problems, towards the older ones and back', async () => {
    const state = await demo();
    const own = view();
    shown(own, state, STANDARD);
    const find = (text: string, isBackwards = false): string | null => {
      const steps = own.search(patternOf(text), isBackwards, state);
      let step = steps.next();
      while (!step.done) step = steps.next();
      shown(own, state, STANDARD);
      return step.value ? `${state.digest.problems.list[state.focus.finding!]!.rule} ${state.focus.finding}` : null;
    };
    const first = find('vsi-15');
    const second = find('vsi-15');
    expect([first, second].map((found) => found?.slice(0, 6))).toEqual(['VSI-15', 'VSI-15']);
    expect(Number(second!.slice(7))).toBeLessThan(Number(first!.slice(7)));
    expect(find('vsi-15', true)).toBe(first);
    expect(find('nowhere')).toBeNull();
    expect(shown(own, state, STANDARD).find((line) => line.includes('▶'))).toContain('VSI-15');
  });
});
