import type { Decoded } from '../model/decoded.js';
import { written } from '../text/text-buffer.js';
import { describe, subjectOf } from './describe.js';
import type { FieldTable } from './field-table.js';
import { frameEnds, type FrameEnds } from './frame-ends.js';
import { writeFrameMarks } from './frame-marks.js';
import { PLAIN_PAINT } from './paint.js';

/** What the line of a frame says, for a table. */
export interface FrameColumns {
  readonly ends: FrameEnds;
  /** As `print` names it: `VDP`, `ECP draft`, `LLDP`; `-` where nothing was decoded. */
  readonly protocol: string;
  /** What it says, and what is wrong with its octets; sanitized. */
  readonly info: string;
}

/** The columns of a frame, in the same words as `FrameLine`. */
export function frameColumns(decoded: Decoded, table: FieldTable): FrameColumns {
  const { layers } = decoded;
  const subject = subjectOf(layers);
  const info = written((to) => {
    if (subject) describe(to, subject, layers, table);
    writeFrameMarks(to, decoded, PLAIN_PAINT);
  });
  return { ends: frameEnds(layers), protocol: subject?.protocol ?? '-', info: info.trim() };
}
