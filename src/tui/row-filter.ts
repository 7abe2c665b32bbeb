import type { Finding } from '../model/finding.js';
import type { VsiLife } from '../model/vsi.js';

/** A display filter, as the lists ask it; null where everything passes. */
export interface RowFilter {
  /** By the id of a row of the frame store. */
  readonly frame: ((id: number) => boolean) | null;
  readonly life: ((life: VsiLife) => boolean) | null;
  readonly finding: ((finding: Finding) => boolean) | null;
  /** False where its answers may change while the recording grows, also for frames that were asked about. */
  readonly isLasting: boolean;
}

export const NO_FILTER: RowFilter = { frame: null, life: null, finding: null, isLasting: true };
