import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controlPredicate, LINK_LAYOUTS } from '../../src/capture/control.js';
import { kernelFilter } from '../../src/capture/kernel-filter.js';
import { passesFilter } from '../capture/bpf.js';
import { encoded } from '../dissectors/arbitrary-frames.js';
import { mutated } from '../dissectors/mutated-frames.js';
import { engine, frameOf } from '../dissectors/respec.js';

const CONTROL = ['lldp', 'ecp', 'ecp-draft'];
const IP = ['ipv4', 'ipv6'];
const TAGS = ['vlan', 'etag', 'vntag'];
const FILTERS = new Map(LINK_LAYOUTS.map(({ linkType, payloadAt }) => [linkType, { text: kernelFilter(linkType), payloadAt }]));
const OUTSIDE = controlPredicate({ tunnels: false });
const ANYWHERE = controlPredicate({ tunnels: true });

const names = (data: Uint8Array, linkType: number): string[] => engine.decode(frameOf(data, linkType)).layers.map(({ name }) => name);

/** What the dissectors say: whether there is a control protocol in the frame, and whether it is in a tunnel. */
function found(data: Uint8Array, linkType: number): { outside: boolean; anywhere: boolean } {
  const layers = names(data, linkType);
  const anywhere = layers.some((name) => CONTROL.includes(name));
  return { outside: anywhere && !layers.some((name) => IP.includes(name)), anywhere };
}

/** The same by the two predicates, with octets around the frame that must not matter. */
function judged(data: Uint8Array, linkType: number): { outside: boolean; anywhere: boolean } {
  const room = new Uint8Array(data.length + 60).fill(0xff);
  room.set(data, 30);
  const [outside, anywhere] = [OUTSIDE, ANYWHERE].map((predicate) => predicate(linkType, room, 30, data.length));
  return { outside: outside!, anywhere: anywhere! };
}

it('a frame is a control frame exactly when the dissectors find a control protocol in it, wherever it is cut', () => {
  const seen = { outside: 0, anywhere: 0 };
  fc.assert(
    fc.property(encoded, fc.nat(), ({ data, linkType }, nat) => {
      const cut = data.subarray(0, nat % (data.length + 1));
      const { outside, anywhere } = found(data, linkType);
      expect(judged(data, linkType)).toEqual({ outside, anywhere });
      expect(judged(cut, linkType)).toEqual(found(cut, linkType));
      seen.outside += Number(outside);
      seen.anywhere += Number(anywhere);
    }),
    { numRuns: 4000 },
  );
  expect(seen.outside).toBeGreaterThan(1000);
  expect(seen.anywhere - seen.outside).toBeGreaterThan(300);
});

it('a damaged frame in which the dissectors find a control protocol is a control frame', () => {
  fc.assert(
    fc.property(mutated, ({ data, linkType }) => {
      const is = judged(data, linkType);
      const { outside, anywhere } = found(data, linkType);
      expect([is.outside || !outside, is.anywhere || !anywhere]).toEqual([true, true]);
    }),
    { numRuns: 10_000 },
  );
});

it('the kernel filter passes the control frames with up to two tags, and nothing else', () => {
  fc.assert(
    fc.property(encoded, fc.nat(), ({ data, linkType }, nat) => {
      const { text, payloadAt } = FILTERS.get(linkType)!;
      const tags = names(data, linkType).filter((name) => TAGS.includes(name)).length;
      const is = judged(data, linkType);
      if (tags <= 2 || !is.outside) expect(passesFilter(text, data)).toBe(is.outside);
      const cut = data.subarray(0, nat % (data.length + 1));
      if (cut.length >= payloadAt && passesFilter(text, cut)) expect(judged(cut, linkType).outside).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
