import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isControl, LINK_LAYOUTS } from '../../src/capture/control.js';
import { kernelFilter } from '../../src/capture/kernel-filter.js';
import { passesFilter } from '../capture/bpf.js';
import { engine, frameOf } from '../dissectors/respec.js';
import { encoded } from '../dissectors/arbitrary-frames.js';

const CONTROL = ['lldp', 'ecp', 'ecp-draft'];
const TAGS = ['vlan'];
const FILTERS = new Map(LINK_LAYOUTS.map(({ linkType, payloadAt }) => [linkType, { text: kernelFilter(linkType), payloadAt }]));

function hasControl(data: Uint8Array, linkType: number): boolean {
  return engine.decode(frameOf(data, linkType)).layers.some(({ name }) => CONTROL.includes(name));
}

/** Whether it is a control frame, with octets around it that must not matter. */
function passes(data: Uint8Array, linkType: number): boolean {
  const room = new Uint8Array(data.length + 60).fill(0xff);
  room.set(data, 30);
  return isControl(linkType, room, 30, data.length);
}

it('a frame is a control frame exactly when the dissectors find a control protocol in it, wherever it is cut', () => {
  fc.assert(
    fc.property(encoded, fc.nat(), ({ data, linkType }, nat) => {
      const cut = data.subarray(0, nat % (data.length + 1));
      expect(passes(data, linkType)).toBe(hasControl(data, linkType));
      expect(passes(cut, linkType)).toBe(hasControl(cut, linkType));
    }),
    { numRuns: 3000 },
  );
});

it('octets in which the dissectors find a control protocol are a control frame', () => {
  const heads = fc.constantFrom('88cc', '8940', '88b7001b3f', '8100', '893f', '8926', '0010aaaa03000000', '0800', '86dd');
  const octets = fc.array(fc.oneof(heads.map((text) => [...Buffer.from(text, 'hex')]), fc.uint8Array({ maxLength: 6 }).map((few) => [...few])), { maxLength: 12 });
  const linkTypes = fc.constantFrom(1, 1, 1, 113, 276, 281, 282, 284, 285, 9999);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), octets, linkTypes, (start, behind, linkType) => {
      const data = Uint8Array.from([...start, ...behind.flat()]);
      if (hasControl(data, linkType)) expect(passes(data, linkType)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

it('the kernel filter passes the control frames with up to two tags, and nothing else', () => {
  fc.assert(
    fc.property(encoded, fc.nat(), ({ data, linkType }, nat) => {
      const { text, payloadAt } = FILTERS.get(linkType)!;
      const tags = engine.decode(frameOf(data, linkType)).layers.filter(({ name }) => TAGS.includes(name)).length;
      if (tags <= 2) expect(passesFilter(text, data)).toBe(passes(data, linkType));
      const cut = data.subarray(0, nat % (data.length + 1));
      if (cut.length >= payloadAt && passesFilter(text, cut)) expect(passes(cut, linkType)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
