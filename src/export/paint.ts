import type { Severity } from '../model/finding.js';

type Brush = (text: string) => string;

/** Colours of text output; each repeats what a letter or word already says. */
export interface Paint extends Readonly<Record<Severity, Brush>> {
  readonly good: Brush;
  readonly pending: Brush;
  readonly bad: Brush;
  readonly dim: Brush;
  readonly bold: Brush;
}

const plain: Brush = (text) => text;

/** No colours at all. */
export const PLAIN_PAINT: Paint = { error: plain, warning: plain, note: plain, security: plain, good: plain, pending: plain, bad: plain, dim: plain, bold: plain };
