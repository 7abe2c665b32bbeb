import type { World } from './world.js';

/** How much is missing: what bounded tables dropped, and of a live capture the frames that were lost. */
export function droppedOf({ recording: { frames }, digest: { summary }, live }: World): number {
  const tables = [...Object.values(summary.dropped), ...Object.values(frames.dropped())].reduce((sum, count) => sum + count, 0);
  return tables + (live?.lost ?? 0);
}
