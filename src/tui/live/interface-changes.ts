import type { LiveInterface } from '../../model/live-status.js';
import { count, thousands } from '../../text/number.js';

/** What happened to an interface between two looks at it of which nobody tells as it happens, a sentence each: losses, the carrier. */
export function interfaceChanges(before: LiveInterface, { name, state, hasCarrier, lost }: LiveInterface): string[] {
  const told: string[] = [];
  if (state === 'capturing' && hasCarrier !== before.hasCarrier && before.hasCarrier !== null && hasCarrier !== null) told.push(`${name}: ${hasCarrier ? 'the carrier is back' : 'there is no carrier'}`);
  const more = (lost ?? 0) - (before.lost ?? 0);
  if (more > 0) told.push(`${name}: ${count(more, 'frame')} lost by kernel or backend, ${thousands(lost!)} in all`);
  return told;
}
