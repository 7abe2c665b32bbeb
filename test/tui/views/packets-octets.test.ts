import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../src/model/decoded.js';
import type { State } from '../../../src/tui/state.js';
import { PacketsView } from '../../../src/tui/views/packets.js';
import { DEMO, shown, stage } from '../stage.js';
import { bracketed, selectedLine } from './packet-screen.js';

/** High enough for the octets of the frames. */
const TALL = { columns: 100, rows: 56 };
const folder = (name: string): string => `fixtures/captures/${name}/station.pcap`;
const MALFORMED = folder('mix-malformed');
const PATHS = [MALFORMED, folder('draft-assoc'), folder('vdp22t-242')];

function leaves(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => (node.children.length === 0 ? [node] : leaves(node.children))).filter(({ bits }) => bits > 0);
}

/** A frame of each shape that a capture has: others have the same answers. */
function shapes({ recording: { frames } }: State): number[] {
  const seen = new Map<string, number>();
  for (let id = frames.first; id < frames.end; id++) {
    const shape = leaves(frames.tree(id)!).map(({ name, label, bit, bits }) => `${name} ${label} ${bit} ${bits}`).join();
    if (!seen.has(shape)) seen.set(shape, id);
  }
  return [...seen.values()];
}

/** The view of a frame, with a list of few rows. */
function at(state: State, id: number): PacketsView {
  const view = new PacketsView();
  for (let i = 0; i < 20; i++) view.act('zoom-out', state, TALL);
  view.settle(state, TALL);
  view.goTo(state.recording.frames.row(id)!.no, state);
  return view;
}

/** With its cursor on the first octet. */
function atOctets(state: State, id: number): PacketsView {
  const view = at(state, id);
  view.act('previous-pane', state, TALL);
  shown(view, state, TALL);
  view.act('first', state, TALL);
  return view;
}

function octetsOf(bit: number, bits: number): number[] {
  const first = bit >> 3;
  return Array.from({ length: ((bit + bits + 7) >> 3) - first }, (_, index) => first + index);
}

describe('fields and octets', () => {
  it.each(PATHS)('join to the bit, for every field of every frame: %s', async (path) => {
    const state = await stage(path);
    const ids = shapes(state);
    for (const id of ids) {
      const fields = leaves(state.recording.frames.tree(id)!);
      const octets = state.recording.frames.octets(id) as Uint8Array;
      const view = atOctets(state, id);
      for (let bit = 0; bit < 8 * octets.length; ) {
        const field = fields.findLast((one) => one.bit <= bit && bit < one.bit + one.bits);
        const screen = shown(view, state, TALL);
        if (field === undefined) {
          expect(selectedLine(screen, 'Decode')).toMatch(/^Not decoded/);
          break;
        }
        expect(selectedLine(screen, 'Decode')).toContain(field.label);
        expect(bracketed(screen)).toEqual(octetsOf(field.bit, field.bits));
        // As l goes: to the next field in the octet, else to the next octet.
        const end = field.bit + field.bits;
        bit = end >> 3 === bit >> 3 ? end : 8 * ((bit >> 3) + 1);
        view.act('right', state, TALL);
      }
    }
    expect(ids.length).toBeGreaterThan(2);
  });

  it.each(PATHS)('are all of the frame, and each is in its layer: %s', async (path) => {
    const state = await stage(path);
    for (const id of shapes(state)) {
      const octets = state.recording.frames.octets(id) as Uint8Array;
      const view = at(state, id);
      view.act('next-pane', state, TALL);
      shown(view, state, TALL);
      view.act('first', state, TALL);
      const seen = new Set<number>();
      let before = '';
      for (let steps = 0; steps < 400; steps++) {
        view.act('right', state, TALL);
        const screen = shown(view, state, TALL);
        const [line, marked] = [selectedLine(screen, 'Decode'), bracketed(screen)];
        if (/^[01. ]+ = /.test(line)) expect(marked.length).toBe(line.indexOf('=') / 10);
        if (!line.includes('Frame ')) for (const octet of marked) seen.add(octet);
        const place = `${line} ${marked.join()} ${screen.findLastIndex((one) => one.startsWith('│▶'))}`;
        if (place === before) break;
        before = place;
        view.act('down', state, TALL);
      }
      expect([...seen].sort((a, b) => a - b)).toEqual(Array.from(octets.keys()));
    }
  });

  it('give filters that the frame passes', async () => {
    for (const path of PATHS) {
      const state = await stage(path);
      const asked = new Map<string, number>();
      for (const id of shapes(state)) {
        const view = atOctets(state, id);
        for (let step = 0; step < 100; step++) {
          const { filter } = view.excerpt(state);
          if (filter !== null && !asked.has(filter)) asked.set(filter, id);
          view.act('right', state, TALL);
        }
      }
      for (const [filter, id] of asked) {
        state.apply(filter);
        while (state.work(() => 0, Infinity));
        expect(state.frames.indexOf(id), filter).toBeGreaterThanOrEqual(0);
      }
      expect(asked.size).toBeGreaterThan(20);
    }
  });

  it('tell what is padding and what is no field by signs', async () => {
    const state = await stage(MALFORMED);
    const { frames } = state.recording;
    const faulty = shapes(state).filter((id) => frames.decode(id)!.decoded.faults.length > 0);
    const screens = faulty.map((id) => shown(atOctets(state, id), state, { columns: 100, rows: 150 }).join('\n'));
    expect(screens.length).toBeGreaterThan(0);
    for (const screen of screens) expect(screen).toMatch(/\[\S+: (?:short|excess|missing) at octet \d+: expected /);
    expect(screens.some((screen) => /\?[0-9a-f]{2}\?[0-9a-f]{2}/.test(screen))).toBe(true);
    const demo = await stage(DEMO);
    expect(shown(new PacketsView(), demo, TALL).join('\n')).toMatch(/·00·00·00/);
  });

  it('moves by rows, and to the ends', async () => {
    const demo = await stage(DEMO);
    const view = atOctets(demo, 0);
    const cursor = (): number[] => bracketed(shown(view, demo, TALL));
    view.act('down', demo, TALL);
    // Octet 16 is the subtype of the chassis ID.
    expect(cursor()).toEqual([16]);
    view.act('up', demo, TALL);
    expect(cursor()).toEqual([0, 1, 2, 3, 4, 5]);
    view.act('last', demo, TALL);
    expect(cursor()).toContain(59);
    view.act('left', demo, TALL);
    expect(cursor()).toContain(58);
    view.act('enter', demo, TALL);
    expect(view.act('enter', demo, TALL)).toBe('done');
  });
});
