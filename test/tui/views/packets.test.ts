import { beforeAll, describe, expect, it } from 'vitest';
import type { State } from '../../../src/tui/state.js';
import { patternOf } from '../../../src/tui/pattern.js';
import { PacketsView } from '../../../src/tui/views/packets.js';
import { DEMO, shown, stage } from '../stage.js';
import { selectedLine } from './packet-screen.js';

const SIZE = { columns: 100, rows: 27 };
const TALL = { columns: 100, rows: 120 };

/** Number of the first frame of a kind. */
function first(state: State, kind: string): number {
  const { frames } = state.recording;
  for (let id = frames.first; id < frames.end; id++) if (frames.row(id)!.kind === kind) return frames.row(id)!.no;
  throw new Error(`no frame is ${kind}`);
}

describe('the packets view', () => {
  let demo: State;
  beforeAll(async () => {
    demo = await stage(DEMO);
  });

  function at(state: State, no: number): PacketsView {
    const view = new PacketsView();
    view.settle(state, SIZE);
    expect(view.goTo(no, state)).toBeNull();
    return view;
  }

  it('lists frames with number, time, distance, link, ends, protocol and what print says', () => {
    const screen = shown(at(demo, first(demo, 'assoc response')), demo, { columns: 160, rows: 42 });
    expect(screen[1]).toMatch(/No +Time +Delta +Link +From +To +Proto +Len +Info +!/);
    expect(selectedLine(screen, 'Packets')).toMatch(/^\d+ 12:00:\d\d\.\d{6} +[\d.]+(?:us|ms|s) eno\d +bridge +[0-9a-f:]{17} nearest-customer +VDP +71 seq \d+ assoc response VSI /);
  });

  it('marks frames that a finding names with the letter of the gravest', () => {
    const finding = demo.digest.problems.list.find(({ severity, frames }) => severity === 'error' && frames.length > 0)!;
    const screen = shown(at(demo, finding.frames[0]!), demo, SIZE);
    expect(selectedLine(screen, 'Packets')).toMatch(/ E$/);
    expect(screen.some((line) => line.includes(`─ Decode  E ${finding.rule} `))).toBe(true);
    const tall = shown(at(demo, finding.frames[0]!), demo, TALL);
    expect(tall.some((line) => line.includes(`[E] ${finding.rule}: `))).toBe(true);
  });

  it('shows names of the ends where LLDP tells them, else their parts, or addresses', () => {
    const view = at(demo, first(demo, 'assoc request'));
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toContain(' station ');
    view.act('names', demo, SIZE);
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toMatch(/ e6:f1:20:5a:b0:e\d /);
    view.act('names', demo, SIZE);
  });

  it('gives what frames say more room', () => {
    const view = at(demo, first(demo, 'assoc response'));
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toContain('…');
    view.act('columns', demo, SIZE);
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toMatch(/^\d+ 12:00:\d\d\.\d{3} +eno\d +VDP +seq \d+ assoc response VSI [0-9a-f-]{34}/);
  });

  it('takes up the frame that another view selected, and tells others its own', () => {
    const view = new PacketsView();
    demo.focus.frame = demo.recording.frames.idOf(first(demo, 'assoc response'))!;
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toContain('assoc response');
    view.act('down', demo, SIZE);
    expect(demo.focus.frame).toBe(demo.recording.frames.idOf(first(demo, 'assoc response'))! + 1);
  });

  it('goes to the frame of a number, or the next control frame', () => {
    const view = at(demo, 14);
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toMatch(/^19 /);
    view.goTo(1e9, demo);
    const { frames } = demo.recording;
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toMatch(new RegExp(`^${frames.row(frames.end - 1)!.no} `));
  });

  it('says what the exchange was: request, acknowledgement, response, and the times between', () => {
    const tall = shown(at(demo, first(demo, 'assoc response')), demo, TALL).join('\n');
    expect(tall).toMatch(/Analysis \(not on the wire\)/);
    expect(tall).toMatch(/assoc request: #\d+/);
    expect(tall).toMatch(/ecp ack: #\d+ {2}[\d.]+[mu]?s later/);
    expect(tall).toMatch(/assoc response: #\d+ {2}\(this frame\) {2}[\d.]+[mu]?s later {2}[\d.]+[mu]?s after the request/);
    expect(tall).toMatch(/Station: pending before, ASSOC after this frame/);
  });

  it('goes to another frame of the exchange with Enter', () => {
    const response = first(demo, 'assoc response');
    const view = at(demo, response);
    view.act('next-pane', demo, TALL);
    for (let i = 0; i < 200 && !selectedLine(shown(view, demo, TALL), 'Decode').startsWith('assoc request: #'); i++) view.act('down', demo, TALL);
    const no = Number(/#(\d+)/.exec(selectedLine(shown(view, demo, TALL), 'Decode'))![1]);
    view.act('enter', demo, TALL);
    expect(demo.focus.frame).toBe(demo.recording.frames.idOf(no));
  });

  it('folds and unfolds, and keeps that from frame to frame', () => {
    const view = at(demo, first(demo, 'assoc request'));
    const state = (): string => shown(view, demo, TALL).find((line) => line.includes('VDP association TLV'))!;
    view.act('next-pane', demo, TALL);
    expect(state()).toContain('▼ VDP association TLV');
    view.act('left', demo, TALL);
    expect(state()).toMatch(/▶ VDP association TLV {2}assoc \(3\) /);
    view.goTo(first(demo, 'assoc response'), demo);
    expect(state()).toContain('▶ VDP association TLV');
    view.act('enter', demo, TALL);
    expect(state()).toContain('▼ VDP association TLV');
    view.act('down', demo, TALL);
    view.act('left', demo, TALL);
    expect(selectedLine(shown(view, demo, TALL), 'Decode')).toContain('VDP association TLV');
  });

  it('keeps the selected field from frame to frame', () => {
    const view = at(demo, first(demo, 'assoc request'));
    view.act('next-pane', demo, TALL);
    for (let i = 0; i < 4; i++) view.act('down', demo, TALL);
    const [label] = selectedLine(shown(view, demo, TALL), 'Decode').split(':');
    expect(label).toBe('.0.. .... = Response');
    view.goTo(first(demo, 'ecp ack'), demo);
    shown(view, demo, TALL);
    view.goTo(first(demo, 'assoc response'), demo);
    expect(selectedLine(shown(view, demo, TALL), 'Decode')).toBe('.1.. .... = Response: 1');
  });

  it('keeps what is selected in a list that grows and is filtered', () => {
    const no = first(demo, 'assoc response');
    const view = at(demo, no);
    demo.apply('vdp.ack == 1');
    while (demo.work(() => 0, Infinity));
    const screen = shown(view, demo, SIZE);
    expect(selectedLine(screen, 'Packets')).toMatch(new RegExp(`^${no} `));
    expect(screen[0]).toContain('/ vdp.ack == 1');
    expect(view.status(demo)).toMatch(new RegExp(`^${demo.recording.frames.end} frames, ${demo.frames.count} shown {2}#${no}$`));
    demo.apply('');
  });

  it('says so where no frame passes', () => {
    const view = at(demo, 6);
    demo.apply('frame.number == 1000000');
    while (demo.work(() => 0, Infinity));
    expect(shown(view, demo, SIZE).join('\n')).toContain('no frame passes the filter');
    expect(view.excerpt(demo).frames).toEqual([]);
    demo.apply('');
  });

  it('finds text in lines and trees, and octets', () => {
    const view = at(demo, 6);
    const find = (text: string, isBackwards = false): boolean => {
      const steps = view.search(patternOf(text), isBackwards, demo);
      let step = steps.next();
      while (!step.done) step = steps.next();
      return step.value;
    };
    expect(find('assoc response')).toBe(true);
    expect(selectedLine(shown(view, demo, SIZE), 'Packets')).toContain('assoc response');
    expect(find('VSI manager ID: ')).toBe(true);
    expect(selectedLine(shown(view, demo, TALL), 'Decode')).toContain('VSI manager ID: ');
    const before = demo.focus.frame!;
    expect(find('01 80 c2 00', true)).toBe(true);
    expect(demo.focus.frame).toBe(before - 1);
    expect(find('nothing has this')).toBe(false);
  });

  it('copies the line, the value, the frame as hex', () => {
    const no = first(demo, 'assoc response');
    const view = at(demo, no);
    shown(view, demo, TALL);
    expect(view.excerpt(demo).value).toMatch(new RegExp(`^#${no} 12:00:.* > nearest-customer-bridge  VDP  seq \\d+ assoc response VSI `));
    expect(view.excerpt(demo).filter).toBe(`frame.number == ${no}`);
    expect(view.excerpt(demo).hex).toBe(Buffer.from(demo.recording.frames.octets(demo.recording.frames.idOf(no)!) as Uint8Array).toString('hex'));
    view.act('next-pane', demo, TALL);
    view.act('down', demo, TALL);
    expect(view.excerpt(demo).value).toBe('assoc (3)');
    expect(view.act('copy-filter', demo, TALL)).toEqual({ filter: 'vdp.type == assoc' });
  });

  it('means the marked frames, or else all that are listed', () => {
    const view = at(demo, 6);
    shown(view, demo, SIZE);
    expect(view.excerpt(demo).frames.length).toBe(demo.recording.frames.end);
    view.act('mark', demo, SIZE);
    view.act('mark', demo, SIZE);
    expect(view.excerpt(demo).frames).toEqual([0, 1]);
    expect(shown(view, demo, SIZE)[0]).toContain('Packets, 2 marked');
  });

  it('opens the ladder of the VSI of a frame', () => {
    const no = first(demo, 'assoc response');
    const view = at(demo, no);
    shown(view, demo, SIZE);
    expect(view.act('packet-ladder', demo, SIZE)).toEqual({ open: 'ladder' });
    expect(demo.focus.life).toBe(demo.recording.frames.row(demo.recording.frames.idOf(no)!)!.vsi);
    view.goTo(6, demo);
    expect(view.act('packet-ladder', demo, SIZE)).toHaveProperty('say');
  });

  it('fits every size, whatever pane is active or alone', () => {
    for (const columns of [20, 60, 79, 80, 100, 131, 160, 250]) {
      for (const rows of [1, 2, 5, 9, 13, 14, 21, 27, 42, 74]) {
        const view = at(demo, first(demo, 'assoc response'));
        for (const action of ['next-pane', 'layout', 'next-pane', 'zoom', 'next-pane', 'zoom-in', 'zoom', 'zoom-out', 'zoom-out', 'layout'] as const) {
          view.act(action, demo, { columns, rows });
          expect(() => shown(view, demo, { columns, rows })).not.toThrow();
        }
      }
    }
  });

  it('shows one pane alone, and octets beside the tree', () => {
    const view = at(demo, 6);
    view.act('next-pane', demo, SIZE);
    view.act('zoom', demo, SIZE);
    expect(shown(view, demo, SIZE).filter((line) => line.startsWith('┌')).length).toBe(1);
    view.act('zoom', demo, SIZE);
    view.act('layout', demo, SIZE);
    expect(shown(view, demo, SIZE).some((line) => /─ Decode .*─ Octets /.test(line))).toBe(true);
    const rows = (): number => shown(view, demo, SIZE).findIndex((line) => line.includes('─ Decode'));
    const before = rows();
    view.act('zoom-in', demo, SIZE);
    expect(rows()).toBe(before - 1);
  });
});
