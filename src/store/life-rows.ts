import { type Blocks, placeOf } from './blocks.js';
import { FLAG, NONE, type RowBlock } from './row-block.js';

/**
 * Ids of the rows from `from` on that are about a life: its own, and copies and acknowledgements of exchanges that it has a
 * part in. `further`: rows about it whose first life is another.
 */
export function lifeRows(blocks: Blocks<RowBlock>, life: number, from: number, further: ReadonlySet<number>): number[] {
  const ids: number[] = [];
  // Hardly ever is there one: then nobody asks for every row.
  const isFurther = further.size === 0 ? null : ({ flags }: RowBlock, id: number): boolean => (flags[placeOf(id)]! & FLAG.moreVsis) !== 0 && further.has(id);
  blocks.walk(from, (block, start, first, to) => {
    const { vsis, exchanges } = block;
    for (let at = first; at < to; at++) {
      let vsi = vsis[at]!;
      let id = start + at;
      let of: RowBlock | null = block;
      // What says nothing of its own is about what its exchange is about.
      if (vsi === NONE) {
        const back = exchanges[at]!;
        if (back === NONE) continue;
        id -= back;
        if (back > at) of = blocks.of(id);
        vsi = (back > at ? of?.vsis[placeOf(id)] : vsis[at - back]) ?? NONE;
      }
      if (vsi === life || (isFurther !== null && of !== null && isFurther(of, id))) ids.push(start + at);
    }
  });
  return ids;
}
