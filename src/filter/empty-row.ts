import type { Row } from './row.js';

/** A row that has nothing. */
export const EMPTY_ROW: Row = {
  times: { originSec: 0, startNs: 0 },
  link: null,
  channel: null,
  frame: null,
  finding: null,
  stat: null,
  decoded: () => null,
  vsis: () => [],
  answers: () => [],
  findings: () => [],
  ends: () => null,
};
