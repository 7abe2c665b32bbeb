import { type Blocks } from './blocks.js';
import type { RowBlock } from './row-block.js';

/** Ids of the rows of the exchange that the row `root` began, of those before `end`; `root` itself is one where it is kept. */
export function exchangeRows(blocks: Blocks<RowBlock>, root: number, end: number): number[] {
  const ids: number[] = [];
  blocks.walk(root, ({ exchanges }, start, first, to) => {
    const last = Math.min(to, end - start);
    for (let at = first; at < last; at++) if (exchanges[at] === start + at - root) ids.push(start + at);
  });
  return ids;
}
