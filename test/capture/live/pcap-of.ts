import { join, LITTLE, pcapHeader, u32 } from '../capture-bytes.js';

export const LINK_TYPE_ETHERNET = 1;
const MICROSECONDS = 0xa1b2c3d4;

/** A pcap file of these frames, a millisecond after one another. */
export function pcapOf(frames: readonly Uint8Array[], linkType: number): Uint8Array {
  const records = frames.map((frame, at) => join(u32(LITTLE, 1), u32(LITTLE, at * 1000), u32(LITTLE, frame.length), u32(LITTLE, frame.length), frame));
  return join(pcapHeader(LITTLE, MICROSECONDS, linkType), ...records);
}
