import type { LiveInterface } from '../../model/live-status.js';
import { count, thousands } from '../../text/number.js';

/** What happened to an interface between two looks at it, a sentence each; nothing while it does as it did. */
export function interfaceChanges(before: LiveInterface, now: LiveInterface): string[] {
  const { name, nameNow, state, sentence, backend, lost, restarts, hasCarrier } = now;
  const told: string[] = [];
  if (nameNow !== before.nameNow) told.push(`${name} is called ${nameNow} now`);
  if (state !== before.state && state === 'capturing' && before.state !== 'starting') told.push(`${name}: capturing again${backend === null ? '' : ` with ${backend}`}`);
  else if (state === 'capturing' && restarts > before.restarts) told.push(`${name}: ${backend ?? 'the backend'} ended and was started again; frames may be missing`);
  else if (sentence !== null && (sentence !== before.sentence || state !== before.state)) told.push(sentence);
  else if (state === 'ended' && before.state !== 'ended') told.push(`${name}: the capture has ended`);
  if (state === 'capturing' && hasCarrier !== before.hasCarrier && before.hasCarrier !== null && hasCarrier !== null) told.push(`${name}: ${hasCarrier ? 'the carrier is back' : 'there is no carrier'}`);
  if (lost !== null && lost > (before.lost ?? 0)) told.push(`${name}: ${count(lost - (before.lost ?? 0), 'frame')} lost by kernel or backend, ${thousands(lost)} in all`);
  return told;
}
