import { join } from 'node:path';
import { createAnalysis } from '../../src/analyze.js';
import { openSource } from '../../src/capture/open.js';
import type { CapturePoint, Frame, Input } from '../../src/model/frame.js';
import { Timebase } from '../../src/model/timebase.js';
import type { VsiLife } from '../../src/model/vsi.js';
import { CAPTURES } from '../truth/logged.js';

/** The control frames of a recording of fixtures/captures. */
export async function recording(name: string): Promise<Frame[]> {
  const source = openSource([join(CAPTURES, name)], new Timebase());
  const frames: Frame[] = [];
  for (let batch = await source.read(); batch; batch = await source.read()) for (const input of batch) if (input.kind === 'frame') frames.push(input);
  return frames;
}

/** The lives that the pipeline makes of `inputs`, as if they were all of a capture. */
export function livesOf(inputs: readonly Input[]): readonly VsiLife[] {
  const analysis = createAnalysis({});
  for (const input of inputs) analysis.push(input);
  analysis.end();
  return analysis.lives();
}

/** What a life comes to, without frame numbers and times: `station EXIT …`. */
export function story(life: VsiLife): string {
  const steps = (side: string): string =>
    life.transitions
      .filter((t) => t.side === side && t.from !== t.to)
      .map((t) => `${t.to}(${t.cause})`)
      .join(' ');
  return `${Buffer.from(life.vsiid).toString('hex')} station ${steps('station')} bridge ${steps('bridge')}`;
}

export const stories = (inputs: readonly Input[]): string[] => livesOf(inputs).map(story);

/** A second capture point. */
export function pointOf(id: number, linkType = 1, name: string | null = null): CapturePoint {
  return { id, name, linkType, file: null };
}

/** The frame with other octets; the original length follows. */
export function withData(frame: Frame, data: Uint8Array): Frame {
  return { ...frame, data, origLen: data.length };
}

/** The frame behind an S-TAG (or another tag) with that VID. */
export function tagged(frame: Frame, vid: number, tpid = 0x88a8): Frame {
  const tag = Buffer.from([tpid >> 8, tpid & 0xff, vid >> 8, vid & 0xff]);
  return withData(frame, Buffer.concat([frame.data.subarray(0, 12), tag, frame.data.subarray(12)]));
}

/** The frame as a cooked capture shows it: no destination address. */
export function cooked(frame: Frame): Frame {
  const header = Buffer.from([0, 2, 0, 1, 0, 6, ...frame.data.subarray(6, 12), 0, 0, ...frame.data.subarray(12, 14)]);
  return { ...withData(frame, Buffer.concat([header, frame.data.subarray(14)])), point: pointOf(0, 113) };
}

/** The frame as a cooked capture of version 2 shows it on the interface of that index. */
export function cookedOn(frame: Frame, ifindex: number): Frame {
  const header = Buffer.from([...frame.data.subarray(12, 14), 0, 0, 0, 0, 0, ifindex, 0, 1, 2, 6, ...frame.data.subarray(6, 12), 0, 0]);
  return { ...withData(frame, Buffer.concat([header, frame.data.subarray(14)])), point: pointOf(0, 276) };
}

/** The frame in ERSPAN type II over IPv4 (PROTOCOLS 9.3), as 192.0.2.1 mirrors it. */
export function mirrored(frame: Frame, session: number): Frame {
  const length = (36 + frame.data.length).toString(16).padStart(4, '0');
  const erspan = `1064${(0xb800 | session).toString(16)}00000000`;
  const headers = `0200000000200200000000100800 4500${length}00000000402f0000c0000201c00002fe 100088be00000001 ${erspan}`;
  return { ...withData(frame, Buffer.concat([Buffer.from(headers.replaceAll(' ', ''), 'hex'), frame.data])), direction: 'in' };
}
