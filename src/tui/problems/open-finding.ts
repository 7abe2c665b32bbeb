import type { Outcome } from '../view.js';
import type { World } from '../world.js';

/** Makes a finding the one that all views go on with; `no` is the frame of its evidence that is meant, without it the first one. */
export function focusFinding({ digest, focus, recording }: World, position: number, no: number | null = null): void {
  const finding = digest.problems.list[position];
  if (!finding) return;
  const frame = no ?? finding.frames[0] ?? null;
  focus.finding = position;
  focus.link = finding.link;
  focus.frame = frame === null ? null : recording.frames.idOf(frame);
  if (finding.life !== null) focus.life = finding.life;
}

/** Opens what proves a finding: the ladder of its VSI, else the packets. */
export function openFinding(world: World, position: number, no: number | null = null): Outcome {
  const finding = world.digest.problems.list[position];
  if (!finding) return 'ignored';
  focusFinding(world, position, no);
  const hasLadder = finding.life !== null && world.recording.analysis.life(finding.life) !== null;
  return { open: hasLadder ? 'ladder' : 'packets' };
}
