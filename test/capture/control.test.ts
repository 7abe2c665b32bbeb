import { describe, expect, it } from 'vitest';
import { isControl, isLinkSupported } from '../../src/capture/control.js';
import { hex } from './capture-bytes.js';

const MACS = '0180c200000e 020000000001';
const C_TAG = '8100 0001';

function is(text: string, linkType = 1): boolean {
  const octets = hex(text);
  // What stands around the frame must not matter.
  const room = new Uint8Array(octets.length + 40).fill(0xff);
  room.set(octets, 20);
  return isControl(linkType, room, 20, octets.length);
}

describe('EtherTypes', () => {
  it.each([
    ['LLDP', '88cc 0207', true],
    ['LLDP, nothing behind the type', '88cc', true],
    ['ECP', '8940 0001', true],
    ['draft ECP', '88b7 001b3f 0000', true],
    ['draft ECP cut in its OUI', '88b7 001b', true],
    ['draft ECP cut before its OUI', '88b7', true],
    ['another OUI', '88b7 001b40 0000', false],
    ['another OUI, cut', '88b7 001c', false],
    ['the EtherType before LLDP', '88cb 0207', false],
    ['the EtherType behind LLDP', '88cd 0207', false],
    ['E-TAG is not ECP', '893f 0001', false],
    ['another local experimental EtherType', '88b6 001b3f', false],
    ['IPv4', '0800 4500', false],
    ['LLDP with its octets swapped', 'cc88 0207', false],
    ['EAPOL', '888e 0101', false],
  ])('%s', (_name, text, expected) => {
    expect(is(`${MACS} ${text}`)).toBe(expected);
  });

  it('want a whole header: 14 octets', () => {
    expect(is(`${MACS} 88`)).toBe(false);
    expect(is('')).toBe(false);
    expect(isControl(1, hex(`${MACS} 88cc`), 0, 13)).toBe(false);
    expect(isControl(1, hex(`${MACS} 88cc`), 0, 14)).toBe(true);
  });
});

describe('tags', () => {
  it.each(['8100', '88a8', '9100', '9200', '9300'])('VLAN tag %s', (tag) => {
    expect(is(`${MACS} ${tag} 0064 88cc`)).toBe(true);
    expect(is(`${MACS} ${tag} 88cc 0800`)).toBe(false);
  });

  it.each([
    ['E-TAG', '893f 000000010000 8940', true],
    ['E-TAG, type two octets too early', '893f 00000001 8940 0000', false],
    ['VN-Tag', '8926 00000001 8940', true],
    ['VN-Tag, type two octets too late', '8926 000000010000 8940', false],
    ['all of them', '88a8 0001 893f 000000010000 8926 00000001 8100 0002 88b7 001b3f', true],
    ['a tag cut in its own octets', '8100 00', false],
    ['a tag cut in the next type', '8100 0001 88', false],
    ['an E-TAG cut in the next type', '893f 000000010000 88', false],
    ['an unknown tag', '9400 0001 88cc', false],
    ['a tag before another OUI', `${C_TAG} 88b7 001b3e`, false],
    ['a tag before an LLC/SNAP frame', `${C_TAG} 0020 aaaa03 000000 88cc`, true],
  ])('%s', (_name, text, expected) => {
    expect(is(`${MACS} ${text}`)).toBe(expected);
  });

  it.each([['VLAN tags', C_TAG], ['E-TAGs', '893f 000000000000'], ['VN-Tags', '8926 00000000']])('%s are peeled eight deep, not nine', (_name, tag) => {
    expect(is(`${MACS} ${tag.repeat(8)} 88cc`)).toBe(true);
    expect(is(`${MACS} ${tag.repeat(9)} 88cc`)).toBe(false);
  });

  it('of several kinds are peeled eight deep each', () => {
    expect(is(`${MACS} ${C_TAG.repeat(8)} ${'893f 000000000000'.repeat(8)} ${'8926 00000000'.repeat(8)} 88cc`)).toBe(true);
  });
});

describe('LLC/SNAP', () => {
  it.each([
    ['LLDP', '0020 aaaa03 000000 88cc', true],
    ['ECP at the greatest length', '05dc aaaa03 000000 8940', true],
    ['draft ECP', '0020 aaaa03 000000 88b7 001b3f', true],
    ['draft ECP of another OUI', '0020 aaaa03 000000 88b7 001b3e', false],
    ['a length above 1500', '05dd aaaa03 000000 88cc', false],
    ['another OUI', '0020 aaaa03 0080c2 88cc', false],
    ['other LLC', '0020 424203 000000 88cc', false],
    ['another control octet', '0020 aaaa13 000000 88cc', false],
    ['cut before its type', '0020 aaaa03 000000 88', false],
    ['a length in the place of its type', '0020 aaaa03 000000 0008 aaaa03 000000 88cc', false],
    ['IPv4', '0020 aaaa03 000000 0800', false],
    ['a length that ends before the type', '0007 aaaa03 000000 88cc', false],
    ['draft ECP of another OUI where the length ends in it', '0009 aaaa03 000000 88b7 00ffff', true],
  ])('%s', (_name, text, expected) => {
    expect(is(`${MACS} ${text}`)).toBe(expected);
  });
});

describe('a cut frame', () => {
  it.each([
    ['VLAN tag', '8100 0001 88cc'],
    ['E-TAG', '893f 000000010000 88cc'],
    ['VN-Tag', '8926 00000001 88cc'],
    ['LLC/SNAP', '0020 aaaa03 000000 88cc'],
  ])('is judged by its captured octets only: %s', (_name, text) => {
    const octets = hex(`${MACS} ${text}`);
    expect(isControl(1, octets, 0, octets.length)).toBe(true);
    expect(isControl(1, octets, 0, octets.length - 1)).toBe(false);
  });
});

describe('link types', () => {
  const sll = (protocol: string): string => `0000 0001 0006 0200000000010000 ${protocol}`;
  const sll2 = (protocol: string): string => `${protocol} 0000 00000003 0001 00 06 0200000000010000`;

  it.each([
    ['Ethernet', 1, `${MACS} 88cc`, `${MACS} 0800 88cc`],
    ['SLL', 113, sll('88cc'), sll('0800')],
    ['SLL with a tag', 113, `${sll('8100')} 0001 8940`, `${sll('8100')} 8940 0800`],
    ['SLL with LLC', 113, `${sll('0004')} aaaa03 000000 88cc`, `${sll('0004')} 424203 000000 88cc`],
    ['SLL with 802.3', 113, `${sll('0001')} aaaa03 000000 88cc`, `${sll('0001')} ffff03 000000 88cc`],
    ['SLL with LLC, which has no length there', 113, `${sll('0004')} aaaa03 000000 88b7 001b3f`, `${sll('0004')} aaaa03 000000 88b7 001b3e`],
    ['SLL with draft ECP', 113, `${sll('88b7')} 001b3f`, `${sll('88b7')} 001b3e`],
    ['SLL2', 276, sll2('88cc'), sll2('0800')],
    ['SLL2 with a tag', 276, `${sll2('8100')} 0001 8940`, `${sll2('8100')} 8940 0800`],
    ['SLL2 with LLC', 276, `${sll2('0004')} aaaa03 000000 88cc`, `${sll2('0004')} aaaa03 000001 88cc`],
    ['DSA_TAG_BRCM', 281, `${MACS} 00000000 88cc`, `${MACS} 88cc 0000 0800`],
    ['DSA_TAG_BRCM_PREPEND', 282, `00000000 ${MACS} 88cc`, `${MACS} 88cc 00000000`],
    ['DSA_TAG_DSA', 284, `${MACS} c0000000 8100 0001 88cc`, `${MACS} 88cc 0000 0800`],
    ['DSA_TAG_EDSA', 285, `${MACS} dada0000c0000000 8940`, `${MACS} dada0000 8940 0000 0800`],
  ])('%s', (_name, linkType, control, data) => {
    expect(is(control, linkType)).toBe(true);
    expect(is(data, linkType)).toBe(false);
    expect(isLinkSupported(linkType)).toBe(true);
  });

  it.each([
    ['SLL', 113, sll('88cc')],
    ['SLL2', 276, sll2('88cc')],
    ['DSA_TAG_BRCM', 281, `${MACS} 00000000 88cc`],
    ['DSA_TAG_EDSA', 285, `${MACS} dada0000c0000000 8940`],
  ])('%s wants its whole header', (_name, linkType, text) => {
    const octets = hex(text);
    expect(isControl(linkType, octets, 0, octets.length)).toBe(true);
    expect(isControl(linkType, octets, 0, octets.length - 1)).toBe(false);
  });

  it.each([0, 101, 105, 228, 283])('%i is foreign', (linkType) => {
    expect(is(`${MACS} 88cc`, linkType)).toBe(false);
    expect(isLinkSupported(linkType)).toBe(false);
  });
});
