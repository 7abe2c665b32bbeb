import { describe, expect, it } from 'vitest';
import { up } from './fake-taps.js';
import { LiveWorld } from './live-world.js';

const down = (name: string, index = 2) => ({ ...up(name, index), isUp: false });

describe('the clock of a live capture', () => {
  it('tells each second of silence, a second late, and the end', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    await world.clock.pass(500);
    await world.frame(1);
    await world.clock.pass(3500);
    await world.source.finish();
    await world.clock.pass(0);
    expect(world.told).toEqual(['c@0', 'f1@0.5', 'c@1', 'c@2', 'c@3', 'c@4']);
    expect(world.isOver).toBe(true);
  });

  it('overtakes no frame of a backend that keeps frames back', async () => {
    const world = new LiveWorld({ isImmediate: false });
    await world.begin();
    await world.header();
    await world.clock.pass(3900);
    await world.frame(1, { agoMs: 1900 });
    await world.clock.pass(200);
    expect(world.told).toEqual(['c@0', 'c@1', 'f1@2']);
  });

  it('ends where the backend may have kept frames back: what is missing then is not late', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.taps.last.delayMs = 600;
    await world.clock.pass(500);
    await world.frame(1);
    await world.clock.pass(3500);
    await world.source.finish();
    await world.clock.pass(0);
    expect(world.told).toEqual(['c@0', 'f1@0.5', 'c@1', 'c@2', 'c@3', 'c@3.4']);
  });

  it('says nothing as long as frames come', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    for (let mark = 0; mark < 8; mark++) {
      await world.clock.pass(500);
      await world.frame(mark);
    }
    expect(world.told.filter((item) => item.startsWith('c'))).toEqual(['c@0']);
  });

  it('follows the kernel where that is ahead: the machine slept', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    await world.frame(1, { agoMs: -3_600_000 });
    await world.clock.pass(3000);
    expect(world.told.slice(-2)).toEqual(['c@3601', 'c@3602']);
  });

  it('does not run before anything was captured', async () => {
    const world = new LiveWorld({ interfaces: [down('eno1')] });
    await world.begin();
    await world.clock.pass(5000);
    expect(world.told).toEqual([]);
  });
});
