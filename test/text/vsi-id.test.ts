import { describe, expect, it } from 'vitest';
import { managerText, vsiidText } from '../../src/text/vsi-id.js';

const octets = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

describe('vsiidText', () => {
  it.each([
    [1, '00000000000000000000ffffc0000201', '192.0.2.1'],
    [1, '20010db8000000000000000000000001', '2001:db8::1'],
    [2, '20010db8000000000000000000000001', '2001:db8::1'],
    [3, '00000000000000000000525400aabb01', '52:54:00:aa:bb:01'],
    [3, '01000000000000000000525400aabb01', '01000000000000000000525400aabb01'],
    [4, '000102030405060708090a0b0c0d0e0f', '000102030405060708090a0b0c0d0e0f'],
    [5, 'fa9b7fffb0a048938e0ebeef4ff18f8f', 'fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f'],
  ])('format %d of %s is %s', (format, hex, text) => {
    expect(vsiidText(format, octets(hex))).toBe(text);
  });
});

describe('managerText', () => {
  it.each([
    ['0c', '12'],
    ['01000000000000000000000000000000', '1'],
    ['626c61626c6100000000000000000000', 'blabla'],
    ['00000000000000000000000000000000', '::'],
    ['20010db8000000000000000000000001', '2001:db8::1'],
  ])('%s is %s', (hex, text) => {
    expect(managerText(octets(hex))).toBe(text);
  });
});
