import type { Finding } from '../../model/finding.js';
import type { FrameStore } from '../../store/frame-store.js';

/** When the frames came that prove findings about a life; those of other lives are left out. */
export function problemTimes(findings: readonly Finding[], life: number, frames: FrameStore): number[] {
  const timesNs: number[] = [];
  for (const finding of findings) {
    for (const no of finding.frames) {
      const id = frames.idOf(no);
      const row = id === null ? null : frames.row(id);
      if (row && (row.vsi === life || row.hasMoreVsis)) timesNs.push(row.timeNs);
    }
    // What a timer proves has a time, but no frame.
    if (finding.frames.length === 0 && finding.life === life) timesNs.push(finding.timeNs);
  }
  return timesNs;
}
