import type { VsiLife } from '../../model/vsi.js';
import type { World } from '../world.js';

/** Lives in one ladder. */
const MOST_LIVES = 64;

/** The lives that are looked at, and how many more there would be. */
export interface LadderLives {
  readonly lives: readonly VsiLife[];
  readonly left: number;
}

/** The life that is looked at: the one in focus, else the first with a problem, else the first. */
export function ladderLife({ focus, digest: { problems }, lives, recording: { analysis } }: World): VsiLife | null {
  const chosen = focus.life === null ? null : analysis.life(focus.life);
  if (chosen) return chosen;
  const troubled = problems.list.find(({ life }) => life !== null && analysis.life(life) !== null)?.life ?? null;
  if (troubled !== null) return analysis.life(troubled);
  return lives.count > 0 ? analysis.life(lives.idAt(0)) : null;
}

/** That life; with the marked ones where it is among them, or with all of its link. */
export function ladderLives(world: World, life: VsiLife, isAllOfLink: boolean): LadderLives {
  const { focus: { marked }, recording: { analysis } } = world;
  const ids = isAllOfLink
    ? Array.from(analysis.glances()).filter(({ linkName }) => linkName === life.link).map(({ id }) => id)
    : marked.has(life.id) ? [...marked].sort((a, b) => a - b) : [life.id];
  const from = Math.max(0, Math.min(ids.indexOf(life.id) - (MOST_LIVES >> 1), ids.length - MOST_LIVES));
  const shown = ids.slice(from, from + MOST_LIVES);
  return { lives: shown.map((id) => analysis.life(id)).filter((one) => one !== null), left: ids.length - shown.length };
}
