import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../src/text/mac.js';
import { TextBuffer, written } from '../../src/text/text-buffer.js';

const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

describe('a text buffer', () => {
  it('holds what was written, in order, however small it began', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.string({ minLength: 40, maxLength: 300 })));
    fc.assert(fc.property(texts, (parts) => {
      const to = new TextBuffer(1);
      for (const [i, part] of parts.entries()) {
        if (i % 3 === 0) to.text(part);
        else if (i % 3 === 1) to.put(utf8(part));
        else to.utf8(utf8(part));
      }
      expect(to.toString()).toBe(Buffer.from(parts.join('')).toString());
      expect(Buffer.compare(to.octets.subarray(0, to.length), utf8(to.toString()))).toBe(0);
    }));
  });

  it('writes the replacement character for octets that are no UTF-8', () => {
    expect(written((to) => to.utf8(Uint8Array.of(0x61, 0xff, 0xc3)))).toBe('a\ufffd\ufffd');
    expect(written((to) => to.utf8(utf8('\ufeffx')))).toBe('\ufeffx');
  });

  it.each([
    [0, 1, '0'], [7, 3, '007'], [10, 1, '10'], [999, 2, '999'], [2 ** 31 - 1, 1, '2147483647'], [2 ** 31, 1, '2147483648'], [2 ** 32 - 1, 12, '004294967295'], [2 ** 53 - 1, 1, '9007199254740991'], [-5, 1, '-5'],
  ])('writes %d in %d digits at least', (value, digits, text) => {
    expect(written((to) => to.decimal(value, digits))).toBe(text);
  });

  it('takes back what was written last', () => {
    const to = new TextBuffer();
    to.text('kept');
    const from = to.length;
    to.text(', gone ä');
    expect(to.cut(from)).toBe(', gone ä');
    expect(to.toString()).toBe('kept');
  });
});

describe('written', () => {
  it('may be asked while it writes', () => {
    expect(written((to) => {
      to.text('a');
      to.text(written((inner) => inner.text('b')));
      to.text('c');
    })).toBe('abc');
  });

  it('is as before after a writer threw', () => {
    expect(() => written((to) => {
      to.text('lost');
      throw new Error('no');
    })).toThrow('no');
    expect(written((to) => to.text('next'))).toBe('next');
  });
});

it('hex digits of any octets, with and without something between them', () => {
  fc.assert(fc.property(fc.uint8Array(), (octets) => {
    const digits = Buffer.from(octets).toString('hex');
    expect(hex(octets)).toBe(digits);
    expect(hex(octets, ':')).toBe(digits.match(/../g)?.join(':') ?? '');
  }));
});
