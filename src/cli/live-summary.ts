import type { FrameSource } from '../capture/source.js';
import { count } from '../text/number.js';
import { size } from '../text/size.js';

/** What a live capture came to, for the end of it: frames, losses, and what the recording holds. */
export function liveSummary(source: FrameSource): string {
  const { interfaces, recording } = source.live!;
  const lost = interfaces.reduce((sum: number | null, one) => (sum === null || one.lost === null ? null : sum + one.lost), 0);
  const losses = lost === null ? 'losses unknown' : `${count(lost, 'frame')} lost`;
  return `${recording === null ? 'captured' : 'recorded'} ${count(source.frames, 'frame')} (${count(source.controlFrames, 'control frame')}), ${losses}${recording === null ? '' : `, ${size(recording.octets)}`}`;
}
