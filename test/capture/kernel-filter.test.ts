import { describe, expect, it } from 'vitest';
import { LINK_LAYOUTS } from '../../src/capture/control.js';
import { kernelFilter } from '../../src/capture/kernel-filter.js';
import { passesFilter } from './bpf.js';
import { hex } from './capture-bytes.js';

const MACS = '0180c200000e 020000000001';
const FILTER = kernelFilter();
const passes = (text: string): boolean => passesFilter(FILTER, hex(`${MACS} ${text} 0000000000000000`));

describe('the filter for Ethernet', () => {
  it.each([
    ['LLDP', '88cc', true],
    ['ECP', '8940', true],
    ['draft ECP', '88b7 001b3f', true],
    ['another OUI', '88b7 001b40', false],
    ['another OUI', '88b7 001c3f', false],
    ['IPv4', '0800 4500', false],
    ['one tag', '9300 0001 8940', true],
    ['two tags', '88a8 0001 8100 0002 88b7 001b3f', true],
    ['three tags are beyond it', '88a8 0001 8100 0002 8100 0003 88cc', false],
    ['an E-TAG and a VLAN tag', '893f 000000000000 8100 0001 88cc', true],
    ['a VN-Tag', '8926 00000000 88cc', true],
    ['an unknown tag', '9400 0001 88cc', false],
    ['LLC/SNAP', '0020 aaaa03 000000 88cc', true],
    ['LLC/SNAP of another OUI', '0020 aaaa03 0080c2 88cc', false],
    ['another LLC', '0020 424203 000000 88cc', false],
    ['a tag before LLC/SNAP', '8100 0001 0020 aaaa03 000000 8940', true],
  ])('%s: %s', (_name, text, expected) => {
    expect(passes(text)).toBe(expected);
  });

  it('mixes no `and` with `or` without parentheses: libpcap gives them the same precedence', () => {
    let text = FILTER;
    while (text.includes('(')) {
      const before = text;
      text = text.replace(/\(([^()]*)\)/g, (_, inner: string) => {
        expect(inner.includes(' and ') && inner.includes(' or ')).toBe(false);
        return 'x';
      });
      expect(text).not.toBe(before);
    }
    expect(text).toBe('x');
  });
});

describe('the filters', () => {
  it.each(LINK_LAYOUTS.map(({ linkType, typeAt, payloadAt }) => [linkType, typeAt, payloadAt]))('for link type %i find the type at octet %i', (linkType, typeAt, payloadAt) => {
    const data = new Uint8Array(payloadAt + 20);
    data.set([0x89, 0x40], typeAt);
    expect(passesFilter(kernelFilter(linkType), data)).toBe(true);
    expect(passesFilter(kernelFilter(linkType), new Uint8Array(payloadAt + 20))).toBe(false);
  });

  it('exist for link types that are decoded only', () => {
    expect(() => kernelFilter(105)).toThrow(new RangeError('link type 105 is not decoded'));
  });
});
