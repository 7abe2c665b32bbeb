import { describe, expect, it } from 'vitest';
import { toAscii } from '../../../src/tui/glyphs.js';
import { patternOf } from '../../../src/tui/pattern.js';
import { VsisView } from '../../../src/tui/views/vsis.js';
import { DEMO, pressing, shown, stage, STANDARD, WIDE } from '../stage.js';

const press = pressing(STANDARD);

/** The row of a VSI on the screen, without the border. */
function rowOf(lines: readonly string[], number: number): string {
  return lines.find((line) => new RegExp(`^│[ ▶●] *${number}[ ●]`).test(line))!.slice(1, -1).trimEnd();
}

/** Its lane: what is behind its columns. */
function laneOf(lines: readonly string[], number: number): string {
  return /([·?padk▒█x!]{12,}) *$/.exec(rowOf(lines, number))![1]!;
}

describe('the VSIs', () => {
  it('stand in a row each: number, VSIID or name, link, VLAN, state, latency, problems', async () => {
    const lines = shown(new VsisView(), await stage(DEMO), STANDARD);
    expect(lines[1]).toMatch(/# VSI +Link +VID State +Lat +! 12:00:00/);
    // eno2: refused for want of resources; it never was associated.
    expect(rowOf(lines, 15)).toMatch(/^ +15 a141…53aa eno2 +4 REFUSED +- +2 ·+!x+$/);
    expect(rowOf(lines, 14)).toMatch(/^ +14 web01,vm… eno8 +13 DEASSOC +2\.25ms +·+a█+k/);
    expect(rowOf(lines, 4)).toMatch(/eno5 +403 ASSOC +2\.44ms +\d+ /);
    expect(rowOf(lines, 11)).toMatch(/eno6 +600 TIMEOUT +- +\d+ ·+!a+x+$/);
  });

  it('show more on wide screens, less on narrow ones, at any size without fail', async () => {
    const state = await stage(DEMO);
    const view = new VsisView();
    const [wide, narrow] = [shown(view, state, WIDE), shown(view, state, { columns: 60, rows: 12 })];
    expect(wide[1]).toMatch(/Since +Lat +KA Retx +!/);
    expect(narrow[1]).not.toMatch(/VID|Lat|Since/);
    expect(narrow[1]).toMatch(/# VSI +Link +State/);
    // What the signs mean is told whole, whatever the width.
    for (const columns of [60, 80, 100]) expect(shown(view, state, { columns, rows: 21 }).join('\n')).toMatch(/x refused {2}\? gap {2}! problem/);
    for (let columns = 20; columns <= 250; columns += 13) for (const rows of [3, 5, 12, 15, 21, 27, 42, 77]) expect(shown(view, state, { columns, rows })).toHaveLength(rows);
  });

  it('count what was sent again, from the frames', async () => {
    const state = await stage('fixtures/captures/mix-loss30-b2s/station.pcap');
    const lines = shown(new VsisView(), state, WIDE);
    const frames = state.recording.frames;
    for (const life of [0, 3, 8]) {
      // By the octets: the same sender and sequence number once more, in what is no acknowledgement. Numbers do not come round here.
      const seen = new Set<string>();
      const sent = frames.framesOf(life).map((id) => frames.decode(id)!.decoded.layers).filter((layers) => layers.find(({ name }) => name === 'ecp')!.pdu['op'] === 0);
      const copies = sent.filter((layers) => seen.size === seen.add(`${String(layers[0]!.pdu['src'])} ${String(layers.find(({ name }) => name === 'ecp')!.pdu['seqno'])}`).size);
      expect(copies.length).toBeGreaterThan(0);
      expect(rowOf(lines, life + 1).slice(60, 75)).toContain(` ${copies.length} `);
    }
  });

  it('have lanes: from the first request on the state, keep-alives in it', async () => {
    // Two VSIs that are associated, kept alive five times and four times, and de-associated.
    const view = new VsisView();
    const lines = shown(view, await stage('fixtures/captures/vdp22-104/station.pcap'), { columns: 160, rows: 27 });
    expect(laneOf(lines, 1)).toMatch(/^·+a█+(k█+)+d·+$/);
    expect(laneOf(lines, 2)).toMatch(/^·+a█+(k█+)+d·+$/);
    expect(laneOf(lines, 2).indexOf('a')).toBeGreaterThan(laneOf(lines, 1).indexOf('a'));
  });

  it('zoom and pan the time of the lanes, fit all of it, follow the newest', async () => {
    const state = await stage(DEMO);
    const view = new VsisView();
    const all = shown(view, state, STANDARD);
    expect(all[0]).toContain('window 2m54s');
    press(view, state, ['zoom-in', 'zoom-in', 'zoom-in', 'zoom-in']);
    const near = shown(view, state, STANDARD);
    expect(near[0]).not.toBe(all[0]);
    press(view, state, ['left']);
    expect(shown(view, state, STANDARD)[1]).not.toBe(near[1]);
    press(view, state, ['lane-follow']);
    // What is associated at the end is so in the last column; the axis ends with the end of the capture.
    const followed = shown(view, state, STANDARD);
    expect(followed[1]).toMatch(/12:02:5[45] │$/);
    expect(laneOf(followed, 4)).toMatch(/[█k]$/);
    press(view, state, ['fit']);
    expect(shown(view, state, STANDARD)).toEqual(all);
  });

  it('are ordered by a column, and the other way round; the selected one stays selected', async () => {
    const state = await stage(DEMO);
    const view = new VsisView();
    shown(view, state, STANDARD);
    press(view, state, ['down', 'down']);
    const orders = Array.from({ length: 9 }, () => {
      const outcome = press(view, state, ['sort-next']);
      const numbers = shown(view, state, STANDARD).flatMap((line) => /^│[ ▶] *(\d+) /.exec(line)?.[1] ?? []);
      expect(state.focus.life).toBe(2);
      return { said: (outcome as { say: string }).say, numbers: numbers.map(Number) };
    });
    const byLink = orders.find(({ said }) => said === 'ordered by Link')!;
    expect(byLink.numbers).toEqual([12, 16, 15, 13, 18, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 17, 19, 10, 14]);
    expect(orders.at(-1)!.said).toBe('ordered by first appearance');
    press(view, state, ['reverse']);
    expect(shown(view, state, STANDARD).flatMap((line) => /^│[ ▶] *(\d+) /.exec(line)?.[1] ?? []).map(Number)).toEqual(Array.from({ length: 19 }, (_, i) => 19 - i));
  });

  it('are marked, opened, copied, saved', async () => {
    const state = await stage(DEMO);
    const view = new VsisView();
    shown(view, state, STANDARD);
    press(view, state, ['mark', 'down', 'mark']);
    expect([...state.focus.marked]).toEqual([0, 2]);
    expect(rowOf(shown(view, state, STANDARD), 3)).toMatch(/^ +3●/);
    const { value, filter, frames, table, events } = view.excerpt(state);
    expect(value).toBe('0e7e0000-0802-41b6-8400-000000000003');
    expect(filter).toBe('vsi.vsiid == 0e:7e:00:00:08:02:41:b6:84:00:00:00:00:00:00:03 and link == "eno5"');
    expect(frames).toEqual([...state.recording.frames.framesOf(0), ...state.recording.frames.framesOf(2)].sort((a, b) => a - b));
    expect([...table!()].map(([number]) => number)).toEqual(['#', '1', '3']);
    expect([...events!()]).toMatchObject([{ event: 'vsi', type: 4000 }, { event: 'vsi', type: 4002 }]);
    state.apply(filter!);
    while (state.work(() => 0, Infinity));
    expect([state.lives.count, state.lives.idAt(0)]).toEqual([1, 3]);
    expect(press(view, state, ['enter'])).toEqual({ open: 'ladder' });
    expect(state.focus.life).toBe(3);
  });

  it('tell of the selected one what its last response was, and its problems', async () => {
    const state = await stage(DEMO);
    state.focus.life = 14;
    const view = new VsisView();
    const text = shown(view, state, WIDE).join('\n');
    expect(text).toMatch(/Last +deassoc response: error insufficient resources \(2\), frame #331, 2m\d\ds ago/);
    expect(text).toContain('E VSI-11 bridge out of resources');
    expect(text).toContain('manager 1  type 201 v1  UUID a1412857-60f7-4ce1-e85a-2164943f53aa');
    expect(shown(view, state, STANDARD).join('\n')).toContain('Last response: deassoc response: error insufficient resources (2)');
  });

  it('have columns that are chosen', async () => {
    const state = await stage(DEMO);
    const view = new VsisView();
    shown(view, state, WIDE);
    // The third in the list is the whole VSIID.
    press(view, state, ['columns', 'down', 'down', 'mark'], WIDE);
    expect(shown(view, state, WIDE).join('\n')).toContain('▶[x] VSIID');
    press(view, state, ['back'], WIDE);
    const lines = shown(view, state, WIDE);
    expect(lines.join('\n')).not.toContain('[x]');
    expect(rowOf(lines, 1)).toContain('0e7e0000-0802-41b6-8400-000000000000');
    expect(view.act('back', state, WIDE)).toBe('ignored');
  });

  it('are found, and gone to by number', async () => {
    const state = await stage(DEMO);
    const view = new VsisView();
    shown(view, state, STANDARD);
    expect([...view.search(patternOf('web01'), false, state)]).toEqual([]);
    expect(state.focus.life).toBe(13);
    expect(view.goTo(5, state)).toBeNull();
    expect(state.focus.life).toBe(4);
    expect(view.goTo(99, state)).toBe('there is no VSI #99 here');
  });

  it('are drawn with characters that have a twin in ASCII', async () => {
    const state = await stage(DEMO);
    const view = new VsisView();
    press(view, state, ['mark', 'sort-next', 'reverse', 'columns']);
    view.settle(state, WIDE);
    expect(toAscii(view.draw(state, WIDE)).map((line) => line.map(({ text }) => text).join('')).join('\n').replace(/ \? |\?+/g, '')).toMatch(/^[\n -~]+$/);
    const glyphs = new Set(view.draw(state, WIDE).flatMap((line) => line.flatMap(({ text }) => [...text])));
    expect(toAscii([[{ text: [...glyphs].filter((glyph) => glyph !== '?').join(''), style: 'plain' }]])[0]![0]!.text).not.toContain('?');
  });

  it('say so where there are none', async () => {
    const state = await stage('fixtures/captures/evb22-1/station.pcap');
    const view = new VsisView();
    expect(shown(view, state, STANDARD).join('\n')).toContain('no VSI was seen yet');
    expect(view.act('enter', state, STANDARD)).toEqual({ say: 'there is no VSI to open' });
    expect(view.excerpt(state)).toEqual({ value: null, filter: null, frames: [] });
    press(view, state, ['down', 'up', 'mark', 'zoom-in', 'left', 'fit', 'sort-next']);
  });
});
