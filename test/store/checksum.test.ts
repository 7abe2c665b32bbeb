import { expect, it } from 'vitest';
import { checksum } from '../../src/store/checksum.js';

it('is FNV-1a', () => {
  const of = (text: string): number => checksum(new TextEncoder().encode(text));
  expect([of(''), of('a'), of('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
});
