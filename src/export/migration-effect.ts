import type { Migration } from '../model/migration.js';
import { duration } from '../text/duration.js';

/** What a migration meant for the virtual machine: `gap 1.2 s`, `overlap 300 ms`, or that both places have it still. */
export function migrationEffect({ gapNs, overlapNs, lastAssociatedNs }: Migration): string {
  const overlap = overlapNs === null ? '' : `overlap ${duration(overlapNs)}`;
  if (gapNs !== null) return [`gap ${duration(gapNs)}`, overlap].filter((part) => part !== '').join(', ');
  return lastAssociatedNs === null ? 'at both' : overlap;
}
