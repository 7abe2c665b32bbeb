import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar } from '../../src/tui/draw/bar.js';
import { columnsOf, cut, fill, fillLine, line, lineColumns, plainText, span, type Line } from '../../src/tui/draw/line.js';
import { panel } from '../../src/tui/draw/panel.js';
import { scroll } from '../../src/tui/draw/scroll.js';
import { sparkline } from '../../src/tui/draw/sparkline.js';
import { wireText } from '../../src/tui/draw/wire-text.js';
import { ASCII_TWINS, toAscii } from '../../src/tui/glyphs.js';
import { width } from '../../src/text/width.js';

const someLine = fc.array(fc.tuple(fc.string({ unit: 'grapheme-ascii', maxLength: 9 }), fc.constantFrom('plain' as const, 'error' as const)), { maxLength: 5 }).map((spans): Line => spans.map(([text, style]) => span(text, style)));

describe('lines', () => {
  it('fill exactly the columns that there are', () => {
    fc.assert(fc.property(someLine, fc.integer({ min: 0, max: 40 }), (spans, columns) => lineColumns(fillLine(spans, columns)) === columns));
  });

  it('are cut only where something is lost, and then say so', () => {
    expect(plainText(fillLine([span('abc'), span('def')], 6))).toBe('abcdef');
    expect(plainText(fillLine([span('abc'), span('def')], 5))).toBe('abcd…');
    expect(plainText(fillLine([span('abc'), span('def')], 3))).toBe('ab…');
    expect(plainText(fillLine([span('abc')], 5))).toBe('abc  ');
    expect([cut('abc', 3), cut('abcd', 3), cut('abc', 0), fill('ab', 4, true)]).toEqual(['abc', 'ab…', '', '  ab']);
  });

  it('count code points', () => {
    expect(columnsOf('a▶𝐴')).toBe(3);
  });
});

describe('panels', () => {
  it('have the size that was asked for, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 8 }), fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), fc.string({ maxLength: 60, unit: 'grapheme-ascii' }), fc.integer({ min: 4, max: 80 }), fc.integer({ min: 2, max: 9 }), (lines, left, right, columns, rows) => {
        const drawn = panel({ left, right }, lines, columns, rows);
        expect(drawn).toHaveLength(rows);
        for (const one of drawn) expect(lineColumns(one)).toBe(columns);
      }),
    );
  });

  it('bear their titles in the upper border', () => {
    const [top, middle, bottom] = panel({ left: 'Links (6)', right: 'by problems' }, [line('x')], 40, 3).map(plainText);
    expect(top).toBe('┌─ Links (6) ──────────── by problems ─┐');
    expect(middle).toBe(`│x${' '.repeat(37)}│`);
    expect(bottom).toBe(`└${'─'.repeat(38)}┘`);
  });
});

describe('scrolling', () => {
  it('shows the cursor, and no empty room above the end', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(300), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 300 }), (top, at, rows, count) => {
        const cursor = Math.min(at, count - 1);
        const first = scroll(top, cursor, rows, count);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(cursor).toBeGreaterThanOrEqual(first);
        expect(cursor).toBeLessThan(first + rows);
        expect(first).toBeLessThanOrEqual(Math.max(0, count - rows));
      }),
    );
  });

  it('moves no further than it must', () => {
    expect([scroll(10, 12, 5, 100), scroll(10, 9, 5, 100), scroll(10, 15, 5, 100)]).toEqual([10, 9, 11]);
  });
});

describe('bars and sparklines', () => {
  it('show shares to half a column, and anything above nothing', () => {
    expect([bar(0, 10, 8), bar(1, 1000, 8), bar(5, 10, 8), bar(10, 10, 8), bar(9, 16, 8)]).toEqual(['', '▌', '████', '████████', '████▌']);
  });

  it('have a blank where nothing was measured', () => {
    expect(sparkline([0, 50, 100, NaN])).toBe('▁▅█ ');
    expect(sparkline([])).toBe('');
    expect(sparkline([0, 0])).toBe('▁▁');
  });
});

describe('glyphs', () => {
  it('have one column each, and a twin of ASCII', () => {
    for (const [glyph, twin] of ASCII_TWINS) {
      expect(width(glyph), glyph).toBe(1);
      expect(twin).toMatch(/^[ -~]$/);
    }
  });

  it('are all in the table that the screens use', () => {
    const files = readdirSync('src/tui', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const known = new Set(ASCII_TWINS.keys());
    for (const name of files) {
      const code = readFileSync(`src/tui/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, '');
      for (const character of code.match(/[^\x00-\x7f]/gu) ?? []) expect(known.has(character), `${character} in ${name}`).toBe(true);
    }
  });

  it('leave nothing but ASCII', () => {
    expect(plainText(toAscii([line('┌─▶ é 中 …')])[0]!)).toBe('+-> ? ? ~');
  });
});

describe('text from the wire', () => {
  it('has one column a character and no control', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = wireText(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(width(shown)).toBe([...shown].length);
      }),
    );
    expect(wireText('a\x1b[31m\u202e\n{red-fg}中')).toBe('a\\x1b[31m\\u{202e}\\x0a{red-fg}?');
  });
});
