import type { Channel } from '../../track/channel.js';

/** The latest EVB TLV of either end, as frame numbers. */
export function tlvFrames({ speakers }: Channel): number[] {
  return [...speakers.values()].flatMap(({ evb }) => (evb ? [evb.frame] : [])).sort((a, b) => a - b);
}
