import { describe, expect, it } from 'vitest';
import { framesOf, marksOf, readOctets } from '../read-octets.js';
import { storyOf } from '../extract-octets.js';
import { LiveWorld, MemoryTarget } from './live-world.js';

/** The texts of the comments in a pcapng file, each with the type of its block. */
function comments(octets: Uint8Array): [type: number, text: string][] {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const found: [number, string][] = [];
  for (let at = 0; at < octets.length; at += view.getUint32(at + 4, true)) {
    const type = view.getUint32(at, true);
    const from = type === 6 ? at + 28 + ((view.getUint32(at + 20, true) + 3) & ~3) : type === 5 ? at + 20 : at + view.getUint32(at + 4, true);
    for (let option = from; option + 4 < at + view.getUint32(at + 4, true) - 4; option += 4 + ((view.getUint16(option + 2, true) + 3) & ~3)) {
      if (view.getUint16(option, true) === 1) found.push([type, Buffer.from(octets.subarray(option + 4, option + 4 + view.getUint16(option + 2, true))).toString()]);
    }
  }
  return found;
}

async function recorded(target: MemoryTarget): Promise<LiveWorld> {
  const world = new LiveWorld({ names: ['eno1', 'eno2'], target });
  await world.begin();
  await world.header(0);
  await world.clock.pass(700);
  await world.header(1);
  for (let mark = 1; mark <= 5; mark++) {
    await world.frame(mark, { tap: mark % 2 });
    await world.clock.pass(400);
    if (mark === 2) world.taps.opened[1]!.lostCount = 7;
  }
  world.taps.opened[0]!.end('died');
  await world.clock.pass(3000);
  await world.header(2);
  await world.source.finish();
  await world.clock.pass(0);
  return world;
}

describe('a recording', () => {
  it('gives the items again', async () => {
    const target = new MemoryTarget();
    const world = await recorded(target);
    const copy = await readOctets(target.files[0]!);
    expect(target.isClosed).toBe(true);
    expect(copy.problems).toEqual([]);
    expect(storyOf(copy)).toEqual(storyOf({ items: world.items, originSec: world.timebase.originSec, frames: 0, controlFrames: 0, problems: [] }));
    expect(copy.items.filter(({ kind }) => kind === 'gap').map((gap) => 'lost' in gap && gap.lost)).toContain(null);
    expect(framesOf(copy).map(({ point }) => point.startNs)).toEqual(framesOf(world).map(({ point }) => point.startNs));
  });

  it('is written at the next reading, not at the end', async () => {
    const target = new MemoryTarget();
    const world = new LiveWorld({ target });
    await world.begin();
    await world.header();
    await world.frame(1);
    expect(marksOf(await readOctets(target.files[0]!))).toEqual([1]);
    await world.clock.pass(3000);
    expect((await readOctets(target.files[0]!)).items.at(-1)).toMatchObject({ kind: 'clock', timeNs: 2e9 });
  });

  it('in several files is in each one whole, and counts what is lost anew', async () => {
    const target = new MemoryTarget(2);
    const world = await recorded(target);
    const parts = await Promise.all(target.files.map((file) => readOctets(file)));
    expect(parts.map((part) => part.problems)).toEqual(parts.map(() => []));
    expect(parts.flatMap(marksOf)).toEqual(marksOf(world));
    expect(parts.map((part) => framesOf(part).length)).toEqual([2, 2, 1]);
    const losses = parts.map((part) => part.items.flatMap((item) => (item.kind === 'gap' && item.lost !== null ? [item.lost] : [])));
    expect(losses.flat()).toEqual([7]);
    expect(new Set(parts.flatMap((part) => framesOf(part).map(({ point }) => point.name)))).toEqual(new Set(['eno1', 'eno2']));
  });

  it('goes on in another file when asked', async () => {
    const target = new MemoryTarget();
    const world = new LiveWorld({ target });
    await world.begin();
    await world.header();
    await world.frame(1);
    world.recorder!.rotate();
    await world.frame(2);
    expect(await Promise.all(target.files.map(async (file) => marksOf(await readOctets(file))))).toEqual([[1], [2]]);
  });

  it('has comments beside frames that are new, and behind them else; they change nothing', async () => {
    const target = new MemoryTarget();
    const world = new LiveWorld({ target });
    world.onRead = (batch) => {
      for (const item of batch) if (item.kind === 'frame') world.source.comment(item.no > 1 ? item.no - 1 : null, `before ${item.no}`);
      for (const item of batch) if (item.kind === 'frame') world.source.comment(item.no, `of ${item.no}`);
    };
    await world.begin();
    await world.header();
    await world.frame(1);
    await world.frame(2);
    await world.clock.pass(2000);
    expect(comments(target.files[0]!)).toEqual([[6, 'of 1'], [5, 'before 1'], [6, 'of 2'], [5, 'before 2']]);
    expect(storyOf(await readOctets(target.files[0]!))).toEqual(storyOf({ items: world.items, originSec: world.timebase.originSec, frames: 0, controlFrames: 0, problems: [] }));
  });

  it('that cannot be written ends, the capture goes on', async () => {
    const target = new MemoryTarget();
    const world = new LiveWorld({ target });
    await world.begin();
    await world.header();
    target.error = new Error('ENOSPC: no space left on device');
    await world.frame(1);
    await world.frame(2);
    await world.clock.pass(0);
    expect(marksOf(world)).toEqual([1, 2]);
    expect(world.said).toEqual(['! memory cannot be written any more (ENOSPC: no space left on device)']);
    expect(world.source.live.recording).toBeNull();
  });

  it('says that times are those of arrival', async () => {
    const target = new MemoryTarget();
    const world = new LiveWorld({ target });
    world.taps.clock = 'arrival';
    await world.begin();
    await world.header();
    await world.frame(1);
    const points = [world, await readOctets(target.files[0]!)].map((told) => framesOf(told)[0]!.point);
    expect(points.map(({ hasArrivalTimes }) => hasArrivalTimes)).toEqual([true, true]);
  });
});
