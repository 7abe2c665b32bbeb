import { describe, expect, it } from 'vitest';
import { present } from '../../src/dissect/present.js';
import type { Raw, Show } from '../../src/dissect/types.js';
import { writeIpv6 } from '../../src/text/address.js';
import { written } from '../../src/text/text-buffer.js';

const of = (show: Show, raw: Raw): { value: unknown; text: string } => present({ key: 'k', title: 'K', show, bits: null, list: null }, raw, {});
const octets = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));

describe('a number', () => {
  it('is its own text', () => expect(of({}, 7)).toEqual({ value: 7, text: '7' }));
  it('has the name of its value, if it has one', () => {
    expect(of({ values: { 7: 'seven' } }, 7)).toEqual({ value: 7, text: 'seven (7)' });
    expect(of({ values: { 7: 'seven' } }, 8)).toEqual({ value: 8, text: '8' });
  });
  it('keeps its value where a text is made of it', () => expect(of({ text: (v) => `<${v}>` }, 7)).toEqual({ value: 7, text: '<7>' }));
});

describe('octets', () => {
  it.each<[string, Show['type'] | undefined, string, string]>([
    ['of a MAC address', 'mac', '52 54 00 aa bb 01', '52:54:00:aa:bb:01'],
    ['of no MAC address', 'mac', '52 54', '5254'],
    ['of an IPv4 address', 'ipv4', 'c0 00 02 01', '192.0.2.1'],
    ['of an IPv6 address', 'ipv6', '20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01', '2001:db8::1'],
    ['of a UUID', 'uuid', 'fa 9b 7f ff b0 a0 48 93 8e 0e be ef 4f f1 8f 8f', 'fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f'],
    ['of text', 'text', '68 c3 b6', 'hö'],
    ['of text that is no UTF-8', 'text', '61 ff', 'a\ufffd'],
    ['of anything else', undefined, '00 ff', '00ff'],
    ['that are none', undefined, '', ''],
  ])('%s', (_, type, digits, text) => {
    expect(of(type === undefined ? {} : { type }, octets(digits))).toEqual({ value: text, text });
  });
  it('are written as the field says, by the fields before it', () => {
    const show: Show = { type: 'mac', write: (to, raw, pdu) => to.text(`${raw.length} of ${pdu['n'] as number}`) };
    expect(present({ key: 'k', title: 'K', show, bits: null, list: null }, octets('52 54 00 aa bb 01'), { n: 9 })).toEqual({ value: '6 of 9', text: '6 of 9' });
  });
});

describe('an IPv6 address (RFC 5952)', () => {
  it.each([
    ['0000 0000 0000 0000 0000 0000 0000 0000', '::', ''],
    ['0000 0000 0000 0000 0000 0000 0000 0001', '::1', ''],
    ['2001 0db8 0000 0001 0001 0001 0001 0001', '2001:db8:0:1:1:1:1:1', 'a single zero stays (4.2.2)'],
    ['2001 0000 0000 0001 0000 0000 0000 0001', '2001:0:0:1::1', 'the longest run is cut (4.2.3)'],
    ['2001 0db8 0000 0000 0001 0000 0000 0001', '2001:db8::1:0:0:1', 'the first of equal runs is cut (4.2.3)'],
    ['fe80 0000 0000 0000 0000 0000 0000 0000', 'fe80::', ''],
    ['2001 0db8 0000 0000 0000 0000 0000 0ABC', '2001:db8::abc', 'lower case (4.3)'],
    ['0000 0000 0000 0000 0000 ffff c000 0201', '::ffff:192.0.2.1', 'IPv4-mapped (5)'],
    ['0000 0000 0000 0000 0001 ffff c000 0201', '::1:ffff:c000:201', 'not mapped'],
  ])('%s is %s %s', (digits, text) => {
    expect(written((to) => writeIpv6(to, octets(digits)))).toBe(text);
  });
});
