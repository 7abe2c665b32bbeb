import { describe, expect, it } from 'vitest';
import { BIG, lldp, pcapRecord } from '../capture-bytes.js';
import { framesOf, marksOf } from '../read-octets.js';
import { up } from './fake-taps.js';
import { LiveWorld, START_SEC } from './live-world.js';

const down = (name: string, index = 2) => ({ ...up(name, index), isUp: false });

describe('several interfaces', () => {
  it('are put in order by time where one is late by less than 50 ms', async () => {
    const world = new LiveWorld({ names: ['eno1', 'eno2'] });
    await world.begin();
    await world.header(0);
    await world.header(1);
    await world.clock.pass(100);
    await world.frame(1, { tap: 0 });
    await world.clock.pass(30);
    await world.frame(2, { tap: 1, agoMs: 40 });
    expect(marksOf(world)).toEqual([]);
    await world.clock.pass(60);
    expect(marksOf(world)).toEqual([2, 1]);
    expect(framesOf(world).map(({ point: { name }, no }) => [name, no])).toEqual([['eno2', 1], ['eno1', 2]]);
  });

  it('wait for nobody where there is only one', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    await world.frame(1);
    expect(marksOf(world)).toEqual([1]);
  });
});

describe('what is lost', () => {
  it('is told before the clock passes it, however long the backend takes to answer', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    let answer: (lost: number) => void = () => {};
    world.taps.last.lost = () => new Promise((resolve) => (answer = resolve));
    await world.clock.pass(2500);
    expect(world.told).toEqual(['c@0']);
    answer(4);
    await world.clock.pass(0);
    expect(world.told).toEqual(['c@0', 'g4@0', 'c@1']);
  });

  it('is a gap with its number as soon as the kernel has counted it', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    await world.clock.pass(900);
    await world.frame(1);
    world.taps.last.lostCount = 3;
    await world.clock.pass(200);
    world.taps.last.lostCount = 5;
    await world.clock.pass(1000);
    expect(world.told).toEqual(['c@0', 'f1@0.9', 'g3@0.9', 'g2@1']);
    expect(world.source.live.interfaces[0]).toMatchObject({ lost: 5, frames: 1 });
  });

  it('is a gap without a number where the backend died, until there is another one', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    await world.clock.pass(100);
    await world.frame(1);
    world.taps.last.end('died', 'tcpdump was killed');
    await world.clock.pass(250);
    await world.header();
    await world.frame(2);
    expect(world.taps.opened).toHaveLength(2);
    expect(world.told).toEqual(['c@0', 'f1@0.1', 'g?@0.1', 'g?@0.35', 'f2@0.35']);
    expect(new Set(framesOf(world).map(({ point }) => point)).size).toBe(1);
    expect(world.said).toEqual(['! tcpdump was killed', 'eno1 is captured again']);
    expect(world.source.live.interfaces[0]).toMatchObject({ state: 'capturing', restarts: 1, sentence: null, frames: 2 });
  });
});

describe('a backend that dies', () => {
  it('is started again after a pause that grows, and without hope if it never captured', async () => {
    const world = new LiveWorld();
    world.taps.onOpen = (tap) => tap.end('died', 'it crashes');
    await world.begin();
    const count = async (ms: number): Promise<number> => (await world.clock.pass(ms), world.taps.opened.length);
    expect([await count(0), await count(250), await count(500), await count(1000), await count(2000), await count(4000), await count(100_000)]).toEqual([1, 2, 3, 4, 5, 6, 6]);
    expect(world.isOver).toBe(true);
    expect(world.source.problems).toMatchObject([{ kind: 'uncapturable', message: 'it crashes' }]);
    expect(world.said).toEqual(['! it crashes', '! it crashes']);
  });

  it('in the middle of a frame costs that frame only', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.taps.last.feed(new Uint8Array(10));
    await world.clock.pass(10);
    world.taps.last.end('died');
    await world.clock.pass(300);
    await world.header();
    await world.frame(7);
    expect(marksOf(world)).toEqual([7]);
    expect(world.source.problems).toEqual([]);
  });

  it('or writes nonsense is left, and told', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.taps.last.feed(new Uint8Array(100).fill(0xff));
    await world.clock.pass(10);
    expect(world.taps.opened[0]!.isOver).toBe(true);
    expect(world.said[0]).toContain('eno1: damaged at offset 24');
    await world.clock.pass(300);
    expect(world.taps.opened).toHaveLength(2);
  });
});

describe('an interface', () => {
  it('that is down is waited for', async () => {
    const world = new LiveWorld({ interfaces: [down('eno1')] });
    await world.begin();
    await world.clock.pass(5000);
    expect(world.taps.opened).toEqual([]);
    expect(world.said).toEqual(['! eno1 is down: its capture begins when it is up']);
    world.interfaces = [up('eno1')];
    await world.clock.pass(250);
    await world.header();
    expect(world.source.live.interfaces[0]).toMatchObject({ state: 'capturing', restarts: 0 });
    expect(world.said.at(-1)).toBe('eno1 is captured now');
  });

  it('that goes down under a backend that stays leaves no gap: there was nothing to see', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.interfaces = [down('eno1')];
    await world.clock.pass(2000);
    expect(world.source.live.interfaces[0]).toMatchObject({ state: 'waiting', sentence: 'eno1 went down: its capture goes on when it is up' });
    world.interfaces = [up('eno1')];
    await world.clock.pass(1000);
    expect(world.source.live.interfaces[0]).toMatchObject({ state: 'capturing', restarts: 0 });
    expect(world.told.join()).not.toContain('g');
  });

  it('that loses its carrier says so, and when it has one again', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.interfaces = [{ ...up('eno1'), hasCarrier: false }];
    await world.clock.pass(300);
    world.interfaces = [up('eno1')];
    await world.clock.pass(300);
    expect(world.said).toEqual(['! eno1 has no carrier: nothing comes until there is a link', 'eno1 has a carrier again']);
    expect(world.states.slice(-2).map(({ state, hasCarrier }) => [state, hasCarrier])).toEqual([['capturing', false], ['capturing', true]]);
    expect(world.told.join()).not.toContain('g');
  });

  it('that was deleted and made anew is captured again', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.interfaces = [];
    world.taps.last.end('interface-gone', 'eno1 has gone');
    await world.clock.pass(3000);
    expect(world.taps.opened).toHaveLength(1);
    world.interfaces = [up('eno1', 9)];
    await world.clock.pass(250);
    await world.header();
    expect(world.said).toEqual(['! eno1 has gone', 'eno1 is captured again']);
    expect(world.told.at(-1)).toBe('g?@3.25');
  });

  it('that got another name is followed by its number', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.interfaces = [up('uplink', 2), up('eno1', 3)];
    await world.clock.pass(1000);
    expect(world.source.live.interfaces[0]).toMatchObject({ name: 'eno1', nameNow: 'uplink', state: 'capturing' });
    expect(world.said).toEqual(['eno1 is called uplink now: its capture goes on']);
    world.taps.last.end('died');
    await world.clock.pass(250);
    expect(world.taps.last.request.interface).toBe('uplink');
  });

  it('whose number nobody tells is known by its name', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.interfaces = [up('eno1', 0)];
    await world.clock.pass(2000);
    expect(world.taps.opened).toHaveLength(1);
  });

  it('that is not there is no reason to end while there is another one', async () => {
    const world = new LiveWorld({ names: ['eno1', 'nope'], interfaces: [up('eno1')] });
    world.taps.onOpen = (tap) => void (tap.request.interface === 'nope' && tap.end('no-interface', 'no interface nope'));
    await world.begin();
    await world.header(0);
    await world.clock.pass(3000);
    expect(world.isOver).toBe(false);
    expect(world.source.live.interfaces.map(({ state }) => state)).toEqual(['capturing', 'waiting']);
    world.interfaces = [up('eno1'), up('nope', 7)];
    world.taps.onOpen = () => {};
    await world.clock.pass(2000);
    await world.header(2);
    expect(world.source.live.interfaces[1]).toMatchObject({ state: 'capturing' });
  });

  it.each(['no-interface', 'missing', 'forbidden', 'bad-filter'] as const)('of which there is no other ends the capture where it is %s', async (cause) => {
    const world = new LiveWorld({ interfaces: [] });
    world.taps.onOpen = (tap) => tap.end(cause, 'so it is');
    await world.begin();
    expect(world.isOver).toBe(true);
    expect(world.said).toEqual(['! so it is']);
    expect(world.source.problems).toMatchObject([{ kind: 'uncapturable' }]);
  });
});

describe('a reader who does not read', () => {
  it('makes the backend wait, and gets everything later', async () => {
    const world = new LiveWorld();
    const first = world.source.read();
    await world.header();
    await first;
    const frames = 60_000;
    world.taps.last.feed(Buffer.concat(Array.from({ length: frames }, (_, at) => pcapRecord(BIG, { sec: START_SEC + Math.floor(at / 1e4), data: lldp(at % 256) }))));
    await world.clock.pass(0);
    expect(world.source.live.interfaces[0]!.frames).toBeLessThan(frames);
    await world.begin();
    await world.clock.pass(100);
    expect(framesOf(world)).toHaveLength(frames);
  });
});

describe('the end', () => {
  it('comes after so many frames, and what is too much is not told', async () => {
    const world = new LiveWorld({ limits: { packets: 2 } });
    await world.begin();
    await world.header();
    await world.frame(1);
    await world.frame(2);
    await world.frame(3);
    expect(marksOf(world)).toEqual([1, 2]);
    expect(world.isOver).toBe(true);
    expect(world.taps.isClosed).toBe(true);
  });

  it('comes after a time', async () => {
    const world = new LiveWorld({ limits: { durationMs: 2500 } });
    await world.begin();
    await world.header();
    await world.clock.pass(2600);
    expect(world.isOver).toBe(true);
    expect(world.told.at(-1)).toBe('c@2.5');
  });

  it('takes what the backend still had', async () => {
    const world = new LiveWorld();
    await world.begin();
    await world.header();
    world.taps.last.rest = pcapRecord(BIG, { sec: world.clock.nowUs() / 1e6, data: lldp(9) });
    await world.source.finish();
    await world.clock.pass(0);
    expect(marksOf(world)).toEqual([9]);
  });
});
