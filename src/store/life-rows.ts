import { type Blocks, placeOf } from './blocks.js';
import { FLAG, NONE, type RowBlock } from './row-block.js';

/**
 * Ids of the rows from `from` on that are about each of some lives: its own, and copies and acknowledgements of exchanges
 * that it has a part in. `further`: by the id of a row those of the lives that it is about, but not first of all.
 */
export function lifeRows(blocks: Blocks<RowBlock>, lives: readonly number[], from: number, further: ReadonlyMap<number, readonly number[]>): Map<number, number[]> {
  const found = new Map<number, number[]>(lives.map((life) => [life, []]));
  const least = Math.min(...lives);
  const lists: (number[] | undefined)[] = Array.from({ length: Math.max(...lives) - least + 1 }, () => undefined);
  for (const [life, ids] of found) lists[life - least] = ids;
  // Hardly ever is there one: then nobody asks for every row.
  const isFurther = further.size === 0 ? null : ({ flags }: RowBlock, id: number): readonly number[] => ((flags[placeOf(id)]! & FLAG.moreVsis) === 0 ? [] : (further.get(id) ?? []));
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
      if (vsi >= least && vsi - least < lists.length) lists[vsi - least]?.push(start + at);
      if (isFurther !== null && of !== null) for (const life of isFurther(of, id)) found.get(life)!.push(start + at);
    }
  });
  return found;
}
