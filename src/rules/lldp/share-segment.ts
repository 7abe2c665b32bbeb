import type { Neighbour } from '../../track/neighbour.js';

/**
 * The longest known of `own`, those of the role that `neighbour` has, when it is somebody else who spoke between the last two
 * LLDPDUs of `neighbour` (so none of them took the place of the other), and there is just one of the other role; else null.
 */
export function shareSegment(neighbour: Neighbour, own: ReadonlySet<Neighbour>, others: ReadonlySet<Neighbour>): Neighbour | null {
  const [first] = own;
  if (!first || !own.has(neighbour) || others.size !== 1 || neighbour.beforeNs === null) return null;
  const isOther = first.speaker.end !== neighbour.speaker.end && first.msap !== neighbour.msap;
  return isOther && first.lastNs > neighbour.beforeNs ? first : null;
}
