import { describe, expect, it } from 'vitest';
import { cooked, cookedOn, livesOf, pointOf, recording, stories, story, tagged } from './recording.js';

const NAMES = ['vdp22-110', 'vdp22-121', 'mix-loss30-b2s', 'draft-multi', 'mix-flap-station'];

describe.each(NAMES)('%s tells the same story', (name) => {
  it('seen from both ends at once: one link, nothing counted double', async () => {
    const here = await recording(`${name}/station.pcap`);
    const there = (await recording(`${name}/bridge.pcap`)).map((frame) => ({ ...frame, point: pointOf(1) }));
    const merged = [...here, ...there].sort((a, b) => a.timeNs - b.timeNs);
    const settled = (inputs: typeof here): string[] =>
      livesOf(inputs).map((life) => `${Buffer.from(life.vsiid).toString('hex')} ${life.state} ${life.requests} ${life.keepAlives}`);
    const lives = livesOf(merged);
    expect(new Set(lives.map((life) => life.link)).size).toBe(1);
    // On a wire that loses frames the far end's capture has some that the near one lacks: the counts may only grow.
    expect(new Set(settled(merged).map((line) => line.split(' ')[0]))).toEqual(new Set(settled(here).map((line) => line.split(' ')[0])));
    if (!name.includes('loss') && !name.includes('flap')) expect(settled(merged)).toEqual(settled(here));
  });

  it('cut into two files', async () => {
    const frames = await recording(`${name}/station.pcap`);
    const half = Math.floor(frames.length / 2);
    const files = frames.map((frame, i) => (i < half ? frame : { ...frame, point: pointOf(1) }));
    expect(stories(files)).toEqual(stories(frames));
  });

  it('mirrored twice: every frame again 5 us later', async () => {
    const frames = await recording(`${name}/station.pcap`);
    const doubled = frames.flatMap((frame) => [frame, { ...frame, timeNs: frame.timeNs + 5000 }]).sort((a, b) => a.timeNs - b.timeNs);
    expect(stories(doubled)).toEqual(stories(frames));
  });

  it('inside an S-channel, and beside the same traffic on the default channel', async () => {
    const frames = await recording(`${name}/station.pcap`);
    const inside = frames.map((frame) => tagged(frame, 77));
    const channelled = livesOf(inside);
    expect(channelled.map(story)).toEqual(stories(frames));
    expect(new Set(channelled.map((life) => life.channel))).toEqual(new Set([77]));
    const both = livesOf(frames.flatMap((frame, i) => [frame, inside[i]!]));
    expect(both.filter((life) => life.channel === null).map(story)).toEqual(stories(frames));
    expect(both.filter((life) => life.channel === 77).map(story)).toEqual(stories(frames));
    expect(new Set(both.map((life) => life.link)).size).toBe(1);
  });

  it('priority-tagged, or in S-VLAN 1: still the default channel', async () => {
    const frames = await recording(`${name}/station.pcap`);
    for (const [vid, tpid] of [[0, 0x8100], [0, 0x88a8], [1, 0x88a8]] as const) {
      const lives = livesOf(frames.map((frame) => tagged(frame, vid, tpid)));
      expect(lives.map(story)).toEqual(stories(frames));
      expect(new Set(lives.map((life) => life.channel))).toEqual(new Set([null]));
    }
  });

  it('in a cooked capture, also of all interfaces where a bond and its port show each frame', async () => {
    const frames = await recording(`${name}/station.pcap`);
    expect(stories(frames.map(cooked))).toEqual(stories(frames));
    const twice = frames.flatMap((frame) => [2, 3].map((ifindex) => ({ ...cookedOn(frame, ifindex), timeNs: frame.timeNs + 1000 * ifindex })));
    expect(stories(twice.sort((a, b) => a.timeNs - b.timeNs))).toEqual(stories(frames));
  });
});
