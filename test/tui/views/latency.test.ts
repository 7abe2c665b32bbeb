import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/model/stat.js';
import type { Action } from '../../../src/tui/keymap.js';
import { patternOf } from '../../../src/tui/pattern.js';
import type { State } from '../../../src/tui/state.js';
import { LatencyView } from '../../../src/tui/views/latency.js';
import { COMPACT, DEMO, pressing, shown, stage, STANDARD, WIDE } from '../stage.js';

const press = pressing(WIDE);
const demo = (): Promise<State> => stage(DEMO);

interface Sample {
  readonly valueNs: number;
  readonly timeNs: number;
  readonly frame: number | null;
  readonly life: number | null;
}

/** What was measured of an operation, of one link or of all. */
function samples({ recording: { latencies: table } }: State, operation: Operation, link: string | null = null): Sample[] {
  return Array.from({ length: table.end }, (_, i) => i)
    .filter((i) => table.operation(i) === operation && (link === null || table.linkName(table.link(i)) === link))
    .map((i) => ({ valueNs: table.valueNs(i), timeNs: table.timeNs(i), frame: table.frame(i), life: table.life(i) }));
}

/** Down to the acknowledgements of all links. */
const TO_ACKS: readonly Action[] = ['first', 'down'];

describe('the latencies', () => {
  it('have a line per operation, of all links and of each', async () => {
    const state = await demo();
    const text = shown(new LatencyView(), state, { columns: 100, rows: 200 }).join('\n');
    const of = state.recording.analysis.stats();
    for (const operation of ['assoc', 'deassoc', 'preassoc'] as const) {
      const all = of.filter((stat) => stat.operation === operation);
      expect(text).toMatch(new RegExp(`${operation} +${all.reduce((sum, { count }) => sum + count, 0)} `));
    }
    for (const link of new Set(of.map((stat) => stat.link))) expect(text).toContain(`│ ${link} `);
  });

  it('count outliers above five medians and the 99th percentile', async () => {
    const state = await demo();
    const values = samples(state, 'ecp-ack').map(({ valueNs }) => valueNs).sort((a, b) => a - b);
    const rank = (q: number): number => values[Math.ceil(q * values.length) - 1]!;
    const slow = values.filter((value) => value > Math.max(5 * rank(0.5), rank(0.99)));
    expect(slow.length).toBeGreaterThan(0);
    const lines = shown(new LatencyView(), state, STANDARD);
    expect(lines.find((line) => line.includes('ECP ack'))).toMatch(new RegExp(` ${values.length} .* ${slow.length} +│`));
  });

  it('spread in a histogram that has each of them once', async () => {
    const state = await demo();
    const view = new LatencyView();
    press(view, state, [...TO_ACKS, 'next-pane', 'zoom']);
    const lines = shown(view, state, WIDE);
    expect(lines[0]).toContain('Histogram: ECP ack, all links');
    const counts = lines.flatMap((line) => /^│ +(\S+) to (\S+) +(\d+) /.exec(line)?.slice(3).map(Number) ?? []);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(samples(state, 'ecp-ack').length);
    const above = samples(state, 'ecp-ack').filter(({ valueNs }) => valueNs >= 100e3 && valueNs < 200e3).length;
    expect(lines.find((line) => line.includes('100us to 200us'))).toMatch(new RegExp(` ${above} .*◀p50`));
    expect(lines.join('\n')).toMatch(/◀(p99 )?max/);
  });

  it('stand over time, and open the packets of a column at its slowest', async () => {
    const state = await demo();
    const view = new LatencyView();
    const outcome = press(view, state, ['first', 'next-pane', 'next-pane', 'zoom-in', 'first', ...Array<Action>(7).fill('right'), 'enter']);
    if (typeof outcome !== 'object' || !('filter' in outcome)) throw new Error('no filter');
    // In WIDE 174 s are in columns of 2 s; one step in they are of 1 s, of which the last 152 are shown.
    const last = Math.floor(state.digest.summary.timeNs / 1e9);
    const from = (last - 151 + 7) * 1e9;
    expect(outcome).toMatchObject({ open: 'packets', filter: `frame.time >= ${state.times.exact(from)} and frame.time < ${state.times.exact(from + 1e9)}` });
  });

  it('list outliers, the slowest first, and open the ladder at the answer', async () => {
    const state = await demo();
    const view = new LatencyView();
    const slowest = samples(state, 'ecp-ack').sort((a, b) => b.valueNs - a.valueNs);
    press(view, state, [...TO_ACKS, 'previous-pane']);
    const lines = shown(view, state, WIDE);
    const frames = lines.slice(lines.findIndex((line) => line.includes('Outliers (3)'))).flatMap((line) => / #(\d+) /.exec(line)?.slice(1).map(Number) ?? []);
    expect(frames).toEqual(slowest.slice(0, 3).map(({ frame }) => frame));
    // The slowest is of no VSI that is known: its packet. The next one is of one.
    expect(press(view, state, ['enter'])).toEqual({ open: 'packets' });
    expect(state.focus.frame).toBe(state.recording.frames.idOf(slowest[0]!.frame!));
    expect(press(view, state, ['down', 'enter'])).toEqual({ open: 'ladder' });
    expect(state.focus).toMatchObject({ frame: state.recording.frames.idOf(slowest[1]!.frame!), life: slowest[1]!.life });
    expect(view.excerpt(state)).toMatchObject({ filter: `frame.number == ${slowest[1]!.frame}`, frames: [state.focus.frame] });
  });

  it('have the slowest one where none is an outlier', async () => {
    const state = await demo();
    const view = new LatencyView();
    press(view, state, ['first']);
    expect(shown(view, state, WIDE).join('\n')).toContain('No outliers: the slowest');
    const [slowest] = samples(state, 'assoc').sort((a, b) => b.valueNs - a.valueNs);
    expect(press(view, state, ['previous-pane', 'enter'])).toEqual({ open: 'ladder' });
    expect(state.focus.life).toBe(slowest!.life);
  });

  it('are those of the link that was selected elsewhere', async () => {
    const state = await demo();
    const view = new LatencyView();
    shown(view, state, STANDARD);
    state.focus.link = 'eno5';
    const lines = shown(view, state, STANDARD);
    expect(lines.join('\n')).toContain('Histogram: assoc, eno5');
    expect(view.act('enter', state, STANDARD)).toMatchObject({ open: 'vsis', filter: expect.stringMatching(/^link == eno5 and latency\.assoc >= \d+ns$/) as string });
  });

  it('open the VSIs that are among the slowest', async () => {
    const state = await demo();
    const view = new LatencyView();
    const outcome = press(view, state, ['first', 'enter']);
    if (typeof outcome !== 'object' || !('filter' in outcome)) throw new Error('no filter');
    state.apply(outcome.filter);
    while (state.work(() => 0, Infinity));
    const p95Ns = state.digest.latency.all.find(({ operation }) => operation === 'assoc')!.p95Ns;
    const lives = new Set(samples(state, 'assoc').filter(({ valueNs }) => valueNs >= p95Ns).map(({ life }) => life));
    expect(state.lives.count).toBe(lives.size);
  });

  it('are found by link and operation', async () => {
    const state = await demo();
    const view = new LatencyView();
    shown(view, state, STANDARD);
    const search = view.search(patternOf('eno3 ecp'), false);
    let step = search.next();
    while (!step.done) step = search.next();
    expect(step.value).toBe(true);
    expect(shown(view, state, STANDARD).join('\n')).toContain('Histogram: ECP ack, eno3');
    expect([view.goTo(1), view.goTo(0)]).toEqual([null, expect.stringMatching(/^there are \d+ rows$/)]);
  });

  it('say that there are none', async () => {
    const state = await stage('fixtures/captures/draft-noanswer-noecpack/station.pcap');
    expect(state.recording.latencies.end).toBe(0);
    const view = new LatencyView();
    expect(shown(view, state, COMPACT).join('\n')).toContain('nothing was measured yet');
    for (const action of ['enter', 'left', 'down', 'next-pane', 'enter', 'left', 'down', 'next-pane', 'enter', 'left', 'next-pane', 'enter', 'down'] as const) press(view, state, [action], COMPACT);
    expect(view.excerpt(state).value).toBeNull();
  });

  it('fit into every size', async () => {
    for (const path of [DEMO, 'fixtures/captures/mix-malformed/station.pcap']) {
      const state = await stage(path);
      const view = new LatencyView();
      for (const columns of [1, 12, 20, 59, 60, 79, 80, 99, 100, 119, 120, 159, 160, 250]) {
        for (const rows of [1, 2, 3, 5, 9, 12, 18, 20, 21, 24, 27, 42, 77]) {
          const size = { columns, rows };
          for (const line of shown(view, state, size)) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          press(view, state, ['next-pane', 'down', 'right', ...(rows % 2 === 0 ? (['zoom'] as const) : (['zoom-in'] as const))], size);
        }
      }
    }
  });
});
