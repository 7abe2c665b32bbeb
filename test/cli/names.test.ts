import { describe, expect, it } from 'vitest';
import { Names } from '../../src/cli/names.js';
import { life } from '../export/sample.js';

const named = (text: string): string | null => new Names(text, 'names.txt').apply([life()])[0]!.name;

describe('names of VSIs', () => {
  it.each([
    ['fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f web-1', 'web-1'],
    ['FA9B7FFFB0A048938E0EBEEF4FF18F8F  web 1 of rack 2 ', 'web 1 of rack 2'],
    ['52:54:00:aa:bb:01\tweb-1', 'web-1'],
    ['52-54-00-AA-BB-01 web-1', 'web-1'],
    ['# 52:54:00:aa:bb:01 no\r\n\r\n525400aabb01 web-1\r\n', 'web-1'],
    ['52:54:00:aa:bb:02 web-2', 'from the wire'],
    ['', 'from the wire'],
  ])('%j names it %j', (text, name) => {
    expect(named(text)).toBe(name);
  });

  it.each(['52:54:00:aa:bb:01', 'web-1 52:54:00:aa:bb:01', 'zz b'])('refuses %j with the number of its line', (line) => {
    expect(() => named(`# names\n${line}`)).toThrow('names.txt:2: expected a UUID, address or MAC address, then a name');
  });
});
