import type { Style } from './draw/line.js';

/** How a style looks: colours are numbers of the terminal's palette (0 to 255), -1 its own. */
export interface Look {
  readonly fg: number;
  readonly bg: number;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

export type Theme = Readonly<Record<Style, Look>>;
export const THEMES = ['dark', 'light', '16', '8', 'none'] as const;
export type ThemeName = (typeof THEMES)[number];

const PLAIN: Look = { fg: -1, bg: -1, bold: false, underline: false, inverse: false };

function look(fg: number, more: Partial<Look> = {}): Look {
  return { ...PLAIN, fg, ...more };
}

/** What is told without any colour: by weight, by line, by turning it over. */
const NONE: Theme = {
  plain: PLAIN,
  dim: PLAIN,
  strong: look(-1, { bold: true }),
  title: look(-1, { bold: true }),
  bar: look(-1, { inverse: true }),
  alarm: look(-1, { inverse: true, bold: true, underline: true }),
  good: PLAIN,
  pending: PLAIN,
  bad: look(-1, { bold: true }),
  unknown: PLAIN,
  note: PLAIN,
  warning: look(-1, { bold: true }),
  security: look(-1, { bold: true, underline: true }),
  error: look(-1, { bold: true, underline: true }),
  selected: look(-1, { inverse: true }),
  marked: look(-1, { underline: true }),
  match: look(-1, { bold: true }),
  mismatch: look(-1, { underline: true }),
  station: PLAIN,
  bridge: PLAIN,
  found: look(-1, { inverse: true, bold: true }),
};

/** Eight colours, on any background that the terminal may have: yellow and white are not to be read on white ones. */
const EIGHT: Theme = {
  ...NONE,
  title: look(4, { bold: true }),
  good: look(2),
  pending: look(5),
  bad: look(1, { bold: true }),
  note: look(6),
  warning: look(5, { bold: true }),
  security: look(5, { bold: true, underline: true }),
  error: look(1, { bold: true }),
  match: look(2, { bold: true }),
  mismatch: look(1, { bold: true }),
  station: look(4),
  bridge: look(6),
};

/** The bright half of sixteen colours, on a dark background. */
const SIXTEEN: Theme = {
  ...NONE,
  dim: look(7),
  title: look(14, { bold: true }),
  good: look(10),
  pending: look(11),
  bad: look(9, { bold: true }),
  unknown: look(7),
  note: look(14),
  warning: look(11, { bold: true }),
  security: look(13, { bold: true }),
  error: look(9, { bold: true }),
  match: look(10, { bold: true }),
  mismatch: look(9, { bold: true }),
  station: look(14),
  bridge: look(13),
};

/** 256 colours on black and on very dark backgrounds: each has a contrast of at least 4.5 to 1 there. */
const DARK: Theme = {
  ...NONE,
  dim: look(245),
  title: look(117, { bold: true }),
  bar: look(255, { bg: 24 }),
  alarm: look(221, { bg: 24, bold: true }),
  good: look(114),
  pending: look(221),
  bad: look(210, { bold: true }),
  unknown: look(247),
  note: look(117),
  warning: look(221, { bold: true }),
  security: look(177, { bold: true }),
  error: look(210, { bold: true }),
  selected: look(255, { bg: 25, bold: true }),
  marked: look(229, { underline: true }),
  match: look(114, { bold: true }),
  mismatch: look(210, { bold: true }),
  station: look(117),
  bridge: look(180),
  found: look(16, { bg: 221 }),
};

/** The same on white. */
const LIGHT: Theme = {
  ...NONE,
  dim: look(240),
  title: look(24, { bold: true }),
  bar: look(255, { bg: 24 }),
  alarm: look(221, { bg: 24, bold: true }),
  good: look(22),
  pending: look(94),
  bad: look(124, { bold: true }),
  unknown: look(240),
  note: look(24),
  warning: look(94, { bold: true }),
  security: look(90, { bold: true }),
  error: look(124, { bold: true }),
  selected: look(255, { bg: 25, bold: true }),
  marked: look(54, { underline: true }),
  match: look(22, { bold: true }),
  mismatch: look(124, { bold: true }),
  station: look(24),
  bridge: look(94),
  found: look(16, { bg: 221 }),
};

const BY_NAME: Readonly<Record<ThemeName, Theme>> = { dark: DARK, light: LIGHT, 16: SIXTEEN, 8: EIGHT, none: NONE };

/** The theme of a name. */
export function themeOf(name: ThemeName): Theme {
  return BY_NAME[name];
}
