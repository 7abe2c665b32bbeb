import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FrameSaver } from '../../src/cli/frame-saver.js';
import { saveQuestion, type SavePlace } from '../../src/tui/save.js';
import type { State } from '../../src/tui/state.js';
import type { Excerpt, View } from '../../src/tui/view.js';
import { PacketsView } from '../../src/tui/views/packets.js';
import { DEMO, stage } from './stage.js';

const SIZE = { columns: 100, rows: 27 };
let folder = '';
let demo: State;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'save-'));
  demo = await stage(DEMO);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Marks so many frames from the first on. */
function packets(state: State, marked: number): PacketsView {
  const view = new PacketsView();
  view.settle(state, SIZE);
  view.goTo(1, state);
  for (let i = 0; i < marked; i++) view.act('mark', state, SIZE);
  view.settle(state, SIZE);
  return view;
}

/** Answers the question; resolves with what the user is told. */
async function save(name: string, view: View, state = demo): Promise<string> {
  return new Promise((resolve) => {
    const place: SavePlace = { view, world: state, size: SIZE, history: [], say: resolve, onSaved: () => {} };
    const wrong = saveQuestion(place, new FrameSaver(state.recording, [DEMO])).accept(name);
    if (wrong !== null) resolve(`refused: ${wrong}`);
  });
}

/** A view that means something else than frames. */
function viewOf(excerpt: Partial<Excerpt>): View {
  const view = packets(demo, 0);
  view.excerpt = () => ({ value: null, filter: null, frames: [], ...excerpt });
  return view;
}

describe('save', () => {
  it('writes frames with their octets, times, lengths and interfaces', async () => {
    const path = join(folder, 'all.pcapng');
    expect(await save(path, packets(demo, 0))).toBe(`saved ${demo.recording.frames.end} frames to ${path}`);
    const again = await stage(path);
    const [old, young] = [demo.recording, again.recording];
    expect(young.frames.end).toBe(old.frames.end);
    for (let id = 0; id < old.frames.end; id++) {
      const [a, b] = [old.frames.row(id)!, young.frames.row(id)!];
      expect(young.frames.octets(id)).toEqual(old.frames.octets(id));
      expect([again.times.exact(b.timeNs), b.origLen, b.point.name, b.direction, b.kind]).toEqual([demo.times.exact(a.timeNs), a.origLen, a.point.name, a.direction, a.kind]);
    }
  });

  it('writes the rules that name a frame as its comment', async () => {
    const path = join(folder, 'comments.pcapng');
    await save(path, packets(demo, 0));
    const text = readFileSync(path).toString('latin1');
    for (const { rule, severity, frames } of demo.digest.problems.list) {
      if (frames.length > 0) expect(text).toContain(`${severity[0]!.toUpperCase()} ${rule} `);
    }
  });

  it('writes JSON lines as print does', async () => {
    const path = join(folder, 'frames.jsonl');
    expect(await save(path, packets(demo, 2))).toBe(`saved 2 frames to ${path}`);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ event, frame, captured }) => [event, frame, captured])).toEqual([0, 1].map((id) => ['frame', demo.recording.frames.row(id)!.no, demo.recording.frames.row(id)!.captured]));
  });

  it('writes rows as CSV', async () => {
    const path = join(folder, 'frames.csv');
    await save(path, packets(demo, 1));
    const [titles, row] = readFileSync(path, 'utf8').split('\n');
    expect(titles).toBe('frame,time,link,from,to,protocol,length,captured,info,rules');
    expect(row).toMatch(/^6,2026-11-23T12:00:01\.019994605Z,eno1,e6:f1:20:5a:b0:e6,nearest-customer-bridge,LLDP,60,60,"ttl 120, EVB station /);
  });

  it('lets no cell become a formula', async () => {
    const path = join(folder, 'formulas.csv');
    const table = (): string[][] => [['=cmd()', '+1', '-1', '@x', 'a"b', 'c,d', 'e']];
    expect(await save(path, viewOf({ table }))).toBe(`saved rows to ${path}`);
    expect(readFileSync(path, 'utf8')).toBe(`'=cmd(),'+1,'-1,'@x,"a""b","c,d",e\n`);
  });

  it('writes events of what a view shows, and its lines', async () => {
    const view = viewOf({ events: () => [{ v: 1, event: 'vsi', name: '\u202e' }], lines: () => ['a ladder', '  of lines'] });
    expect(await save(join(folder, 'lives.jsonl'), view)).toBe(`saved rows to ${join(folder, 'lives.jsonl')}`);
    expect(readFileSync(join(folder, 'lives.jsonl'), 'utf8')).toBe('{"v":1,"event":"vsi","name":"\\u202e"}\n');
    expect(await save(join(folder, 'ladder.txt'), view)).toBe(`saved this view to ${join(folder, 'ladder.txt')}`);
    expect(readFileSync(join(folder, 'ladder.txt'), 'utf8')).toBe('a ladder\n  of lines\n');
    await save(join(folder, 'ladder.md'), view);
    expect(readFileSync(join(folder, 'ladder.md'), 'utf8')).toBe('evbscope, demo.pcapng:\n\n    a ladder\n      of lines\n');
  });

  it('writes frames, the tree of the selected one and its octets as text', async () => {
    const path = join(folder, 'frames.txt');
    await save(path, packets(demo, 2));
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^ +#6 12:00:01\.019994 eno1 /);
    expect(text).toContain('    .... .1.. = Reflective relay asked for: 1\n');
    expect(text).toMatch(/\n0000 {2}01 80 c2 00 /);
  });

  it('writes the screen where a view has no lines', async () => {
    const path = join(folder, 'screen.txt');
    await save(path, viewOf({ frames: [0] }));
    expect(readFileSync(path, 'utf8')).toMatch(/^┌─ Packets ─/);
  });

  it('refuses to overwrite, unless the name ends with !', async () => {
    const path = join(folder, 'there.jsonl');
    writeFileSync(path, 'mine');
    expect(await save(path, packets(demo, 1))).toBe(`refused: ${path} is there already; ${path}! overwrites it`);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(await save(`${path}!`, packets(demo, 1))).toBe(`saved 1 frame to ${path}`);
    expect(readFileSync(path, 'utf8')).toContain('"event":"frame"');
  });

  it('never overwrites what it reads', async () => {
    const before = readFileSync(DEMO);
    expect(await save(`${DEMO}!`, packets(demo, 1))).toBe(`refused: ${DEMO} cannot be written: it is the input ${DEMO}`);
    expect(readFileSync(DEMO)).toEqual(before);
  });

  it('tells what is wrong with a name', async () => {
    expect(await save('frames', packets(demo, 1))).toBe('refused: the ending says the form: .pcapng .jsonl .csv .txt .md');
    expect(await save(join(folder, 'nowhere', 'a.txt'), packets(demo, 1))).toBe(`${join(folder, 'nowhere', 'a.txt')} cannot be written (no such folder)`);
    expect(await save(join(folder, 'none.pcapng'), viewOf({}))).toBe('refused: there is no frame to save');
  });

  it('takes a file away that it could not finish', async () => {
    const path = join(folder, 'half.csv');
    const table = function* (): Iterable<string[]> {
      for (let i = 0; i < 20_000; i++) yield ['a cell that is not short', String(i)];
      throw new Error('no more');
    };
    expect(await save(path, viewOf({ table }))).toBe('no more');
    expect(existsSync(path)).toBe(false);
  });

  it('says how many octets were gone', async () => {
    const path = join(folder, 'changing.pcapng');
    await save(path, packets(demo, 3));
    const state = await stage(path);
    const octets = readFileSync(path);
    octets[octets.length - 40] = octets[octets.length - 40]! ^ 0xff;
    writeFileSync(path, octets);
    const copy = join(folder, 'copy.pcapng');
    expect(await save(copy, packets(state, 0), state)).toBe(`saved 2 frames to ${copy}; the octets of 1 are gone`);
  });

  it('offers the endings', () => {
    const place: SavePlace = { view: packets(demo, 1), world: demo, size: SIZE, history: [], say: () => {}, onSaved: () => {} };
    const question = saveQuestion(place, new FrameSaver(demo.recording, [DEMO]));
    expect(question.label).toBe('save 1 frame or this view to: ');
    expect(question.complete('x.p', 3)).toEqual({ start: 1, candidates: [{ text: '.pcapng', title: 'the frames, with the rules that name them as comments' }] });
    expect(question.complete('x', 1).candidates.length).toBe(5);
    expect(question.check('x.pdf')).toContain('.pcapng');
  });
});
