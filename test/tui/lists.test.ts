import { describe, expect, it } from 'vitest';
import { openCapture } from '../../src/open-capture.js';
import { FrameList } from '../../src/tui/lists/frame-list.js';
import { LifeList } from '../../src/tui/lists/life-list.js';
import { Selection } from '../../src/tui/selection.js';
import { DEMO, stage } from './stage.js';

const EVER = Infinity;
const now = (): number => 0;

describe('the list of frames', () => {
  it('has every control frame without a filter', async () => {
    const { recording, frames } = await stage(DEMO);
    expect(frames.count).toBe(845);
    expect(recording.frames.row(frames.idAt(0))!.no).toBe(6);
    expect(frames.indexOf(frames.idAt(844))).toBe(844);
    expect(frames.indexOf(845)).toBe(-1);
  });

  it('has what passes a filter, found again by id', async () => {
    const { recording } = await stage(DEMO);
    const list = new FrameList(recording.frames);
    list.filter((id) => recording.frames.row(id)!.link === 'eno2');
    list.advance(recording.frames.end);
    while (list.work(now, EVER));
    const ids = Array.from({ length: list.count }, (_, index) => list.idAt(index));
    const all = Array.from({ length: recording.frames.end }, (_, id) => id).filter((id) => recording.frames.row(id)!.link === 'eno2');
    expect(ids).toEqual(all);
    expect(all.length).toBeGreaterThan(3);
    expect(ids.map((id) => list.indexOf(id))).toEqual(ids.map((_, index) => index));
    expect(list.indexOf(ids[1]! + 1)).toBe(ids[2] === ids[1]! + 1 ? 2 : -1);
    expect(list.nearest(ids[2]! - 1)).toBe(ids[1] === ids[2]! - 1 ? 1 : 2);
  });

  it('works in short turns, and knows nothing of frames that came since', async () => {
    const { recording } = await stage(DEMO);
    const list = new FrameList(recording.frames);
    list.filter(() => true);
    list.advance(500);
    expect(list.work(now, -1)).toBe(true);
    expect(list.count).toBeLessThan(100);
    while (list.work(now, -1));
    expect([list.count, list.waiting]).toEqual([500, 0]);
  });

  it('forgets rows that the store forgot', async () => {
    const recording = openCapture(['fixtures/captures/demo.pcapng'], { maxRows: 1 });
    while (await recording.read());
    // The demo is smaller than the smallest store: its rows are forgotten by hand.
    const store = { first: 0, end: 845 };
    const list = new FrameList(store as never);
    list.filter((id) => id % 2 === 0);
    list.advance(845);
    while (list.work(now, EVER));
    store.first = 101;
    expect(list.idAt(0)).toBe(102);
    expect(list.indexOf(100)).toBe(-1);
    expect(list.indexOf(104)).toBe(1);
    expect(list.count).toBe(372);
    await recording.close();
  });
});

describe('the list of lives', () => {
  it('has all of them in the order of their first frames, or in another one', async () => {
    const { recording, lives } = await stage(DEMO);
    expect(Array.from({ length: lives.count }, (_, index) => lives.idAt(index))).toEqual(recording.analysis.lives().map(({ id }) => id));
    const list = new LifeList(recording.analysis);
    list.order({ key: (life) => life.link, isReversed: true });
    list.refresh();
    while (list.work(now, EVER));
    const links = Array.from({ length: list.count }, (_, index) => recording.analysis.life(list.idAt(index))!.link);
    expect(links).toEqual([...links].sort().reverse());
    expect(new Set(links).size).toBe(8);
  });

  it('keeps the list of before until a walk is over', async () => {
    const { recording } = await stage(DEMO);
    const list = new LifeList(recording.analysis);
    list.refresh();
    const before = list.count;
    list.filter((life) => life.link === 'eno2');
    list.refresh();
    list.work(now, -1);
    expect([list.count, list.isWorking]).toEqual([before, true]);
    while (list.work(now, -1));
    expect(list.count).toBe(1);
  });
});

describe('a selection', () => {
  const rows = (ids: readonly number[]): { count: number; idAt: (index: number) => number; indexOf: (id: number) => number } => ({ count: ids.length, idAt: (index) => ids[index]!, indexOf: (id) => ids.indexOf(id) });

  it('stays on its row when others come in front of it, at the same place of the screen', () => {
    const selection = new Selection();
    const before = rows([...Array(50).keys()].map((id) => id + 100));
    selection.to(before, 30);
    selection.settle(before, 10);
    const place = selection.index(before) - selection.top;
    const after = rows([1, 2, 3, ...[...Array(50).keys()].map((id) => id + 100)]);
    selection.settle(after, 10);
    expect([selection.id, selection.index(after), selection.index(after) - selection.top]).toEqual([130, 33, place]);
  });

  it('is the first row, whichever that is, until somebody selects one', () => {
    const selection = new Selection();
    selection.settle(rows([5]), 10);
    expect(selection.id).toBe(5);
    selection.settle(rows([7, 5]), 10);
    expect(selection.id).toBe(7);
    selection.to(rows([7, 5]), 0);
    selection.settle(rows([9, 7, 5]), 10);
    expect(selection.id).toBe(7);
  });

  it('goes to the row that took the place of a lost one', () => {
    const selection = new Selection();
    selection.to(rows([1, 2, 3, 4]), 2);
    const fewer = rows([1, 2, 4]);
    selection.settle(fewer, 10);
    expect(selection.id).toBe(4);
    selection.settle(rows([1]), 10);
    expect(selection.id).toBe(1);
  });

  it('moves as the keys say, and not beyond the ends', () => {
    const selection = new Selection();
    const list = rows([...Array(40).keys()]);
    const at = (...actions: Parameters<Selection['act']>[0][]): number | null => {
      for (const action of actions) expect(selection.act(action, list, 10)).toBe(true);
      return selection.id;
    };
    expect([at('down'), at('page-down'), at('half-down'), at('last'), at('down'), at('first'), at('up')]).toEqual([1, 11, 16, 39, 39, 0, 0]);
    expect(selection.act('save', list, 10)).toBe(false);
  });
});
