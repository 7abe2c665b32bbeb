import { describe, expect, it } from 'vitest';
import type { CapturePoint } from '../../src/model/frame.js';
import { Places } from '../../src/store/places.js';
import { Channel } from '../../src/track/channel.js';
import { Link } from '../../src/track/link.js';

const point = (id: number): CapturePoint => ({ id, name: null, linkType: 1, file: null });
const channel = (id: number, svid: number | null = null): Channel => new Channel(new Link(id, point(0), null, 0), svid);

describe('places', () => {
  it('are the same for the same capture point and channel', () => {
    const places = new Places();
    const one = channel(1);
    const numbers = [places.number(point(0), null), places.number(point(0), one), places.number(point(1), one), places.number(point(0), channel(1, 5))];
    expect(new Set(numbers).size).toBe(4);
    expect([places.number(point(0), null), places.number(point(0), one)]).toEqual(numbers.slice(0, 2));
    expect(places.at(numbers[2]!)).toEqual({ point: point(1), channel: one });
  });

  it('leave out links of a flood, never the capture point', () => {
    const places = new Places();
    const first = channel(1);
    const known = places.number(point(0), first);
    let links = 1;
    while (places.number(point(0), channel(++links)) !== null) expect(links).toBeLessThan(100_000);
    expect(places.number(point(0), first)).toBe(known);
    const bare = places.number(point(7), null);
    expect(places.at(bare!)).toEqual({ point: point(7), channel: null });
  });

  it('have numbers of 16 bits', () => {
    const places = new Places();
    let points = 0;
    while (places.number(point(points), null) !== null) points++;
    expect(points).toBe(65_536);
    expect(places.number(point(points - 1), null)).toBe(65_535);
  });
});
