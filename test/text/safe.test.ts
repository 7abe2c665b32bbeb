import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endJsonText, jsonLine, makeSafe, safe } from '../../src/text/safe.js';
import { written } from '../../src/text/text-buffer.js';

const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
/** Texts with far more of the awkward characters than chance would give. */
const awkward = fc.constantFrom('\u0000', '\n', '\r', '\u001b', '\u007f', '\u0085', '\u009b', '\u061c', '\u200b', '\u200e', '\u2028', '\u2029', '\u202e', '\u2066', '\ufeff', '\ufffd', '\ud800', '\udfff', '\\', '\u{e0041}', 'ä', '漢', '😀');
const texts = fc.array(fc.oneof(awkward, fc.string({ unit: 'binary' }), fc.string())).map((parts) => parts.join(''));

describe('safe', () => {
  it.each([
    ['plain text, 100 %', 'plain text, 100 %'],
    ['', ''],
    ['\u001b[31mred', '\\x1b[31mred'],
    ['\u001b]52;c;aGk=\u0007', '\\x1b]52;c;aGk=\\x07'],
    ['a\nb\r\tc\u0000', 'a\\x0ab\\x0d\\x09c\\x00'],
    ['\u007f\u0080\u009b\u00a0', '\\x7f\\x80\\x9b\u00a0'],
    ['\u202eevil\u2066x\u2069', '\\u{202e}evil\\u{2066}x\\u{2069}'],
    ['\u200e\u200f\u061c\u200b\u200d\ufeff', '\\u{200e}\\u{200f}\\u{61c}\\u{200b}\\u{200d}\\u{feff}'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\ud800x\udc00', '\\u{d800}x\\u{dc00}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ufffd stays, ä 漢 😀 too', '\ufffd stays, ä 漢 😀 too'],
    ['C:\\x1b', 'C:\\\\x1b'],
    ['{red-fg}=cmd()', '{red-fg}=cmd()'],
  ])('%j becomes %j', (from, to) => {
    expect(safe(from)).toBe(to);
  });

  it('lets no control character out, and never makes two lines of one', () => {
    fc.assert(fc.property(texts, (text) => {
      const out = safe(text);
      expect(out).not.toMatch(FORBIDDEN);
      expect(out.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(1);
      expect(out).not.toMatch(/\p{Cs}/u);
    }));
  });

  it('leaves plain text as it is', () => {
    fc.assert(fc.property(fc.string().filter((text) => !text.includes('\\')), (text) => {
      expect(safe(text)).toBe(text);
    }));
  });

  it('never makes one text of two', () => {
    const back = (text: string): string =>
      text.replace(/\\(?:\\|x([0-9a-f]{2})|u\{([0-9a-f]+)\})/g, (_, short?: string, long?: string) => (short ?? long ? String.fromCodePoint(Number.parseInt((short ?? long)!, 16)) : '\\'));
    fc.assert(fc.property(texts.filter((text) => !/\p{Cs}/u.test(text)), (text) => {
      expect(back(safe(text))).toBe(text);
    }));
  });
});

describe('jsonLine', () => {
  it('escapes what JSON itself would let through', () => {
    expect(jsonLine({ a: '\u007f\u009b\u202e\u2028\u{e0041}\ud800' })).toBe('{"a":"\\u007f\\u009b\\u202e\\u2028\\udb40\\udc41\\ud800"}');
  });

  it('is one line without control characters, and reads back to what it was', () => {
    fc.assert(fc.property(texts, (text) => {
      const line = jsonLine({ [text]: [text] });
      expect(line).not.toMatch(FORBIDDEN);
      expect(JSON.parse(line)).toEqual({ [text]: [text] });
    }));
  });
});

describe('what was written', () => {
  /** UTF-8 has no lone surrogates. */
  const wellFormed = texts.filter((text) => !/\p{Cs}/u.test(text));

  it('becomes safe as strings do, and what stood before it stays', () => {
    fc.assert(fc.property(wellFormed, (text) => {
      const shown = written((to) => {
        to.text('a\n');
        const from = to.length;
        to.text(text);
        makeSafe(to, from);
        to.text('\n');
      });
      expect(shown).toBe(`a\n${safe(text)}\n`);
    }));
  });

  it('becomes JSON as strings do', () => {
    fc.assert(fc.property(wellFormed, (text) => {
      const shown = written((to) => {
        to.text('{"a\u001b":"');
        const from = to.length;
        to.text(text);
        endJsonText(to, from);
        to.text('}');
      });
      expect(shown).toBe(`{"a\u001b":${jsonLine(text)}}`);
    }));
  });
});
