import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../src/analyze.js';
import type { FrameRow } from '../../src/model/analysis.js';
import type { Frame, Input } from '../../src/model/frame.js';
import type { VsiLife } from '../../src/model/vsi.js';
import { Mirrors } from '../../src/track/mirrors.js';
import { frameFiles } from '../dissectors/frame-file.js';
import { engine } from '../dissectors/respec.js';
import { cooked, livesOf, mirrored, pointOf, recording, stories, story, withData } from './recording.js';

/** The innermost frame of a file of fixtures/frames, and the session that it came in. */
function unwrapped(file: string): Frame | null {
  const { data } = frameFiles().find(({ name }) => name === file)!;
  const frame: Frame = { kind: 'frame', no: 1, timeNs: 0, point: pointOf(0), data, origLen: data.length, direction: 'in', offset: null };
  return new Mirrors().unwrap(frame, engine.decode(frame));
}

const NAMES = ['vdp22-110', 'mix-loss30-b2s', 'draft-multi'];

describe.each(NAMES)('%s, mirrored, tells the same story', (name) => {
  it('in one session', async () => {
    const frames = await recording(`${name}/station.pcap`);
    expect(stories(frames.map((frame) => mirrored(frame, 5)))).toEqual(stories(frames));
  });

  it('from a cooked capture', async () => {
    const frames = await recording(`${name}/station.pcap`);
    expect(stories(frames.map((frame) => cooked(mirrored(frame, 5))))).toEqual(stories(frames));
  });

  it('in a session for each end of the link, and beside the link itself: nothing counted double', async () => {
    const frames = await recording(`${name}/station.pcap`);
    const settled = (inputs: readonly Input[]): string[] => livesOf(inputs).map((life: VsiLife) => `${story(life)} ${life.requests} ${life.keepAlives}`);
    const all = frames.flatMap((frame) => [frame, { ...mirrored(frame, 5), timeNs: frame.timeNs + 3000 }, { ...mirrored(frame, 6), timeNs: frame.timeNs + 5000 }]);
    expect(settled(all.sort((a, b) => a.timeNs - b.timeNs))).toEqual(settled(frames));
    expect(new Set(livesOf(all).map(({ link }) => link)).size).toBe(1);
  });

  it('through an 802.1Q tag on the way, with a tag of its own', async () => {
    const frames = await recording(`${name}/station.pcap`);
    const inside = (frame: Frame): Frame => withData(frame, Buffer.concat([frame.data.subarray(0, 12), Buffer.from('88a8004d', 'hex'), frame.data.subarray(12)]));
    const outside = (frame: Frame): Frame => withData(frame, Buffer.concat([frame.data.subarray(0, 12), Buffer.from('81000009', 'hex'), frame.data.subarray(12)]));
    const lives = livesOf(frames.map((frame) => outside(mirrored(inside(frame), 5))));
    expect(lives.map(story)).toEqual(stories(frames));
    expect(new Set(lives.map(({ channel }) => channel))).toEqual(new Set([77]));
  });
});

describe('two uplinks in two sessions', () => {
  it('are two links, named by their session', async () => {
    const frames = await recording('vdp22-110/station.pcap');
    const other = (await recording('vdp22-121/station.pcap')).map((frame, i) => ({ ...frame, timeNs: frames[i % frames.length]!.timeNs + 1 }));
    const lives = livesOf([...frames.map((frame) => mirrored(frame, 5)), ...other.map((frame) => mirrored(frame, 6))].sort((a, b) => a.timeNs - b.timeNs));
    expect(new Set(lives.map(({ link }) => link))).toEqual(new Set(['erspan5@192.0.2.1', 'erspan6@192.0.2.1']));
  });
});

describe('a row', () => {
  it('has the whole frame with all its layers', async () => {
    const [frame] = await recording('vdp22-110/station.pcap');
    const outer = mirrored(frame!, 5);
    const rows: FrameRow[] = [];
    createAnalysis({ onFrame: (row) => rows.push(row) }).push(outer);
    expect(rows[0]!.frame).toBe(outer);
    expect(rows[0]!.decoded.layers.slice(0, 6).map(({ name }) => name)).toEqual(['eth', 'ipv4', 'gre', 'erspan2', 'eth', 'lldp']);
    expect(rows[0]!.link).toBe('erspan5@192.0.2.1');
  });
});

describe('a session', () => {
  it.each([
    ['tunnel-erspan1', 'erspan@192.0.2.1'],
    ['tunnel-erspan2', 'erspan5@192.0.2.1'],
    ['tunnel-erspan3', 'erspan1023@192.0.2.1'],
    ['tunnel-nvgre-ipv6', 'gre16909060@2001:db8::1'],
    ['tunnel-vxlan', 'vxlan4660@192.0.2.1'],
    ['tunnel-vxlan-gpe', 'vxlan11259375@2001:db8::1'],
    ['tunnel-geneve', 'geneve100@192.0.2.1'],
  ])('of %s is named %s', (file, name) => {
    const inner = unwrapped(file)!;
    expect(inner.point).toEqual({ id: -1, name, linkType: 1, file: null });
    expect([inner.data.length, inner.origLen, inner.direction]).toEqual([60, 60, null]);
  });

  it('is none for a frame in no tunnel', () => {
    expect(unwrapped('g3-lldp-station-converged')).toBe(null);
    expect(unwrapped('tag-e-ecp')).toBe(null);
  });

  it('is one point, whatever the frame', () => {
    const mirrors = new Mirrors();
    const { data } = frameFiles().find(({ name }) => name === 'tunnel-erspan2')!;
    const at = (id: number, session: number, origLen = data.length): Frame => {
      const octets = Uint8Array.from(data);
      octets[49] = session;
      const frame: Frame = { kind: 'frame', no: 1, timeNs: 0, point: pointOf(id), data: octets, origLen, direction: null, offset: null };
      return mirrors.unwrap(frame, engine.decode(frame))!;
    };
    expect(at(0, 5).point).toBe(at(0, 5).point);
    expect([at(0, 5), at(0, 6), at(1, 5)].map(({ point }) => point.id)).toEqual([-1, -2, -3]);
    expect(at(0, 5, 2000).origLen, 'cut somewhere').toBe(61);
    expect(mirrors.gaps({ kind: 'gap', timeNs: 9, point: pointOf(0), lost: 3 }).map(({ point, lost }) => [point.id, lost])).toEqual([[-1, 3], [-2, 3]]);
  });

  it('is told apart up to a number; then the frames count for the outer point', () => {
    const mirrors = new Mirrors();
    const { data } = frameFiles().find(({ name }) => name === 'tunnel-vxlan')!;
    const ids = new Set<number>();
    for (let vni = 0; vni < 2000; vni++) {
      const octets = Uint8Array.from(data);
      octets.set([vni >> 8, vni & 0xff], 47);
      const frame: Frame = { kind: 'frame', no: 1, timeNs: 0, point: pointOf(7, 1, 'eno1'), data: octets, origLen: octets.length, direction: null, offset: null };
      ids.add(mirrors.unwrap(frame, engine.decode(frame))!.point.id);
    }
    expect([ids.size, ids.has(7), mirrors.dropped]).toEqual([1025, true, 976]);
  });
});

describe('a gap of the capture', () => {
  it('makes doubtful what the sessions on it hold', async () => {
    const frames = await recording('mix-loss30-b2s/station.pcap');
    const half = Math.floor(frames.length / 2);
    const withGap = (all: Frame[]): Input[] => [...all.slice(0, half), { kind: 'gap', timeNs: all[half]!.timeNs, point: all[0]!.point, lost: 5 }, ...all.slice(half)];
    const told = (inputs: Input[]): unknown => livesOf(inputs).map(({ transitions }) => transitions.map(({ to, confidence }) => `${to} ${confidence}`));
    expect(told(withGap(frames.map((frame) => mirrored(frame, 5))))).toEqual(told(withGap(frames)));
    expect(told(withGap(frames))).not.toEqual(told(frames));
  });
});
