import { describe, expect, it } from 'vitest';
import { STYLES } from '../../src/tui/draw/line.js';
import { themeOf, THEMES } from '../../src/tui/theme.js';

type Rgb = readonly [number, number, number];

const LEVELS = [0, 95, 135, 175, 215, 255];

/** What xterm shows for a colour of the upper 240: a cube of 6 levels, then greys. */
function rgb(colour: number): Rgb {
  if (colour >= 232) return [8 + 10 * (colour - 232), 8 + 10 * (colour - 232), 8 + 10 * (colour - 232)];
  const at = colour - 16;
  return [LEVELS[Math.floor(at / 36)]!, LEVELS[Math.floor(at / 6) % 6]!, LEVELS[at % 6]!];
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As WCAG 2 has it. */
function contrast(one: Rgb, two: Rgb): number {
  const [dark, light] = [luminance(one), luminance(two)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('themes', () => {
  it.each([
    ['dark', [0, 0, 0], [255, 255, 255]],
    ['light', [255, 255, 255], [0, 0, 0]],
  ] as const)('%s has a contrast of 4.5 to 1 at least', (name, background, foreground) => {
    const theme = themeOf(name);
    for (const style of STYLES) {
      const { fg, bg } = theme[style];
      expect(contrast(fg < 0 ? foreground : rgb(fg), bg < 0 ? background : rgb(bg)), style).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('keep to the colours that the terminal has', () => {
    for (const style of STYLES) {
      expect(Math.max(themeOf('16')[style].fg, themeOf('16')[style].bg)).toBeLessThan(16);
      expect(Math.max(themeOf('8')[style].fg, themeOf('8')[style].bg)).toBeLessThan(8);
      expect(Math.max(themeOf('none')[style].fg, themeOf('none')[style].bg)).toBe(-1);
    }
  });

  it('show what is selected, also without any colour', () => {
    for (const name of THEMES) expect(themeOf(name).selected, name).not.toEqual(themeOf(name).plain);
    expect(themeOf('none').selected.inverse).toBe(true);
    expect(themeOf('none').bar.inverse).toBe(true);
  });

  it('tell severities apart from plain text', () => {
    for (const name of THEMES) for (const style of ['error', 'security', 'warning'] as const) expect(themeOf(name)[style], `${style} ${name}`).not.toEqual(themeOf(name).plain);
  });
});
