import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PcapngWriter } from '../../../src/capture/write.js';
import { PacketsView } from '../../../src/tui/views/packets.js';
import type { State } from '../../../src/tui/state.js';
import { DEMO, shown, stage } from '../stage.js';

const SIZE = { columns: 160, rows: 60 };
const HOSTILE = ['\x1b[31mred', '\x1b]52;c;aGk=\x07', '\u009b2J', '\u202eevil', '{red-fg}', 'two\nlines', 'a\0b', '漢字 wide', 'e\u0301 combined', '=cmd()', 'back\\slash'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function tlv(type: number, value: Uint8Array): Uint8Array {
  return Uint8Array.of((type << 1) | (value.length >> 8), value.length & 0xff, ...value);
}

/** An LLDPDU that says the same everywhere. */
function lldpdu(text: string): Uint8Array {
  const octets = new TextEncoder().encode(text);
  return Uint8Array.from([
    0x01, 0x80, 0xc2, 0, 0, 0x0e, 0x52, 0x54, 0, 0, 0, 1, 0x88, 0xcc,
    ...tlv(1, Uint8Array.of(7, ...octets)), ...tlv(2, Uint8Array.of(5, ...octets)), ...tlv(3, Uint8Array.of(0, 120)), ...tlv(5, octets), ...tlv(6, octets), ...tlv(0, new Uint8Array(0)),
  ]);
}

/** A capture of those frames, of each so many octets as are given. */
function capture(name: string, frames: readonly Uint8Array[], lengths: readonly number[] = []): string {
  const writer = new PcapngWriter();
  const id = writer.addInterface({ name: 'eno\x1b[2J', linkType: 1 });
  frames.forEach((frame, index) => writer.packet(id, { sec: 1_795_000_000, ns: 1000 * index }, frame.subarray(0, lengths[index] ?? frame.length), frame.length));
  const path = join(folder, name);
  writeFileSync(path, writer.take());
  return path;
}

/** The screen of every frame, its first nodes unfolded. */
function* screens(state: State, steps: number): Iterable<string[]> {
  const { frames } = state.recording;
  const view = new PacketsView();
  view.act('next-pane', state, SIZE);
  for (let id = frames.first; id < frames.end; id++) {
    view.settle(state, SIZE);
    view.goTo(frames.row(id)!.no, state);
    shown(view, state, SIZE);
    view.act('first', state, SIZE);
    for (let i = 0; i < steps; i++) {
      view.act('right', state, SIZE);
      view.act('down', state, SIZE);
      shown(view, state, SIZE);
    }
    view.act('first', state, SIZE);
    yield shown(view, state, SIZE);
  }
}

describe('the packets view with odd frames', () => {
  it('lets no wire text control the terminal, or shift a column', async () => {
    const state = await stage(capture('hostile.pcapng', HOSTILE.map(lldpdu)));
    const all = [...screens(state, 40)];
    for (const screen of all) {
      for (const line of screen) expect(line).toMatch(/^[\x20-\x7e\u2500-\u25ff…·µ]*$/);
    }
    expect(all.flat().join('\n')).toContain('\\x1b[31mred');
    expect(all.flat().join('\n')).toContain('back\\\\slash');
    expect(all.flat().join('\n')).toContain('{red-fg}');
    const view = new PacketsView();
    view.goTo(1, state);
    shown(view, state, SIZE);
    expect(view.excerpt(state).value).toMatch(/\\x1b\[31mred/);
  });

  it('shows frames cut at every octet, and says so', async () => {
    const demo = await stage(DEMO);
    const { frames } = demo.recording;
    let response = frames.first;
    while (frames.row(response)!.kind !== 'assoc response') response++;
    const whole = frames.octets(response) as Uint8Array;
    const lengths = Array.from({ length: whole.length - 16 }, (_, index) => index + 16);
    const state = await stage(capture('cut.pcapng', lengths.map(() => whole), lengths));
    let index = 0;
    for (const screen of screens(state, 6)) {
      const text = screen.join('\n');
      expect(text).toContain(`${lengths[index]} of ${whole.length} captured`);
      expect(text).toContain('[cut by the snap length]');
      index++;
    }
    expect(index).toBe(lengths.length);
  });

  it('shows a frame of more layers than anybody can look through', async () => {
    const frame = new Uint8Array(20_014);
    frame.set(lldpdu('').subarray(0, 14));
    for (let at = 14; at < frame.length; at += 2) frame.set([8, 0], at);
    const state = await stage(capture('layers.pcapng', [frame]));
    const view = new PacketsView();
    shown(view, state, SIZE);
    view.act('previous-pane', state, SIZE);
    view.act('last', state, SIZE);
    const text = shown(view, state, SIZE).join('\n');
    expect(text).toMatch(/▶ {2}7,\d\d\d further layers: too many to be shown/);
    expect(text).toContain('20014 of 20014 captured');
  });

  it('keeps the row of a frame whose octets are gone, and says why', async () => {
    const path = capture('gone.pcapng', ['first', 'second', 'third'].map(lldpdu));
    const state = await stage(path);
    const octets = readFileSync(path);
    octets.fill(0, octets.indexOf('second'), octets.indexOf('second') + 6);
    writeFileSync(path, octets);
    const view = new PacketsView();
    view.settle(state, SIZE);
    view.goTo(2, state);
    const text = shown(view, state, SIZE).join('\n');
    expect(text).toMatch(/│▶ +2 .*\[octets are gone: the file was changed\]/);
    expect(text).toMatch(/Frame 2: octets are gone: the file was changed/);
    expect(text).toContain('LLDP');
    expect(view.excerpt(state).hex).toBeNull();
    view.act('previous-pane', state, SIZE);
    expect(() => view.act('right', state, SIZE)).not.toThrow();
    expect(() => view.act('last', state, SIZE)).not.toThrow();
    expect(shown(view, state, SIZE).join('\n')).toContain('octets are gone');
  });

  it('shows a capture without any control frame', async () => {
    const state = await stage(capture('empty.pcapng', []));
    const view = new PacketsView();
    expect(shown(view, state, SIZE).join('\n')).toContain('no control frame was seen yet');
    for (const action of ['down', 'enter', 'down', 'enter', 'right', 'mark', 'packet-ladder', 'copy-filter', 'last', 'previous-pane'] as const) view.act(action, state, SIZE);
    expect(view.excerpt(state)).toMatchObject({ value: null, filter: null, hex: null, frames: [] });
    expect(view.goTo(1, state)).toBe('there is no frame to go to');
    view.toNewest(state);
    shown(view, state, SIZE);
  });
});
