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
  const [hasFurther, span] = [further.size > 0, lists.length];
  blocks.walk(from, (block, start, first, to) => {
    const { vsis, exchanges, flags } = block;
    for (let at = first; at < to; at++) {
      let vsi = vsis[at]!;
      // Hardly ever is one of them a further life of a frame, and what says nothing of its own mostly was told at once.
      if (vsi === NONE || hasFurther) {
        const isOwn = vsi !== NONE && (flags[at]! & FLAG.told) === 0;
        const back = isOwn || exchanges[at] === NONE ? 0 : exchanges[at]!;
        const root = start + at - back;
        const of = back > at ? blocks.of(root) : block;
        vsi = of?.vsis[placeOf(root)] ?? NONE;
        if (hasFurther && of !== null) for (const life of further.get(root) ?? []) found.get(life)!.push(start + at);
      }
      if (vsi >= least && vsi - least < span) lists[vsi - least]?.push(start + at);
    }
  });
  return found;
}
