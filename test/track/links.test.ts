import { describe, expect, it } from 'vitest';
import { Links, MAX_ENDS } from '../../src/track/links.js';
import { pointOf } from './recording.js';

const [S1, S2, B1, B2] = ['station-1', 'station-2', 'bridge-1', 'bridge-2'];

describe('which end talks to which', () => {
  it('takes the only two that speak EVB at a point for a link', () => {
    const links = new Links();
    const point = pointOf(0);
    const station = links.locate(point, S1!, true, 0);
    const bridge = links.locate(point, B1!, true, 1);
    expect(bridge.link).toBe(station.link);
    expect(links.list.size).toBe(1);
  });

  it('leaves neighbours that only speak LLDP out of it', () => {
    const links = new Links();
    const point = pointOf(0);
    const phone = links.locate(point, 'phone', false, 0);
    const station = links.locate(point, S1!, true, 1);
    const bridge = links.locate(point, B1!, true, 2);
    expect(bridge.link).toBe(station.link);
    expect(links.locate(point, 'printer', false, 3).link).not.toBe(station.link);
    expect(phone.speaksEvb).toBe(false);
  });

  it('pairs the ends of many uplinks on one point by who answers whom', () => {
    const links = new Links();
    const mirror = pointOf(0);
    const ends = [S1, S2, B1, B2].map((mac, i) => links.locate(mirror, mac!, true, i));
    const [one, two, first, second] = ends as [(typeof ends)[0], (typeof ends)[0], (typeof ends)[0], (typeof ends)[0]];
    links.prove(one!, first!, 10);
    links.prove(two!, second!, 11);
    expect(first!.link).toBe(one!.link);
    expect(second!.link).toBe(two!.link);
    expect(one!.link).not.toBe(two!.link);
    expect(links.list.size).toBe(2);
  });

  it('parts two stations that were thought a link when a third end comes', () => {
    const links = new Links();
    const mirror = pointOf(0);
    const one = links.locate(mirror, S1!, true, 0);
    const two = links.locate(mirror, S2!, true, 1);
    one.claim('station', 4);
    two.claim('station', 4);
    expect(two.link).toBe(one.link);
    links.locate(mirror, B1!, true, 2);
    expect(two.link).not.toBe(one.link);
  });

  it('takes the same two ends at a second point for the same link, whichever is seen there first', () => {
    for (const order of [[S1, B1], [B1, S1]]) {
      const links = new Links();
      const station = links.locate(pointOf(0), S1!, true, 0);
      links.locate(pointOf(0), B1!, true, 1);
      for (const mac of order) expect(links.locate(pointOf(1), mac!, true, 2).link).toBe(station.link);
      expect(links.list.size).toBe(1);
    }
  });

  it('tells two uplinks apart whose switch sends from one address on all its ports', () => {
    const links = new Links();
    const eno1 = links.locate(pointOf(0), S1!, true, 0);
    const switchThere = links.locate(pointOf(0), B1!, true, 1);
    links.locate(pointOf(1), B1!, true, 2);
    const eno2 = links.locate(pointOf(1), S2!, true, 3);
    const switchHere = links.locate(pointOf(1), B1!, true, 4);
    expect(eno2.link).not.toBe(eno1.link);
    expect(switchHere.link).toBe(eno2.link);
    expect(links.locate(pointOf(0), B1!, true, 5)).toBe(switchThere);
    expect(switchThere.link).toBe(eno1.link);
  });

  it('keeps the real pair through a flood of invented addresses', () => {
    const links = new Links();
    const point = pointOf(0);
    const station = links.locate(point, S1!, true, 0);
    const bridge = links.locate(point, B1!, true, 1);
    links.prove(station, bridge, 2);
    for (let i = 0; i < MAX_ENDS + 1000; i++) links.locate(point, `invented-${i}`, true, 3 + i);
    expect(links.locate(point, S1!, true, 1e6)).toBe(station);
    expect(links.locate(point, B1!, true, 1e6).link).toBe(station.link);
    expect(links.dropped).toBeGreaterThan(900);
    expect(links.list.size).toBeLessThanOrEqual(MAX_ENDS);
  });
});

describe('the name of a link', () => {
  it('is that of the interface; another host\'s interface of that name is numbered, a further link there bears an address', () => {
    const links = new Links();
    const [here, there] = [pointOf(0, 1, 'eno1'), pointOf(1, 1, 'eno1')];
    const first = links.locate(here, S1!, true, 0).link;
    const second = links.locate(there, S2!, true, 1).link;
    const neighbour = links.locate(here, 'phone', false, 2).link;
    links.locate(here, B1!, true, 3);
    expect(new Set([first, second, ...links.list]).size).toBe(3);
    expect([first.name, second.name]).toEqual(['eno1', 'eno1#2']);
    expect(new Set([...links.list].map((link) => link.name)).size).toBe(3);
    expect(neighbour).toBeDefined();
  });
});
