import { thousands } from '../../text/number.js';
import { age } from '../draw/age.js';
import { bar } from '../draw/bar.js';
import { line, span, type Line } from '../draw/line.js';
import type { World } from '../world.js';

/** How far the rollout is from its goal; nothing where no goal was set. */
export function goalLines({ settings: { expect }, digest: { census } }: World, columns: number): readonly Line[] {
  if (expect === null) return [];
  const { ASSOC: associated } = census.states;
  const percent = expect === 0 ? 100 : Math.floor((100 * associated) / expect);
  const room = Math.max(0, columns - 8);
  const done = bar(Math.min(associated, expect), expect, room);
  return [
    line(` Rollout goal ${thousands(expect)} ASSOC, ${thousands(Math.max(0, expect - associated))} to go`),
    [span(' '), span(done, 'good'), span('░'.repeat(Math.max(0, room - done.length)), 'dim'), span(` ${percent}%`, 'strong')],
  ];
}

/** What is waited for: the oldest request without an answer, the next keep-alive. */
export function waitingLine({ digest: { census, summary } }: World): string {
  const parts: string[] = [];
  if (census.oldestPendingNs !== null) parts.push(`oldest pending ${age(Math.max(0, summary.timeNs - census.oldestPendingNs))}`);
  if (census.keepAliveDueNs !== null) {
    const inNs = census.keepAliveDueNs - summary.timeNs;
    parts.push(inNs >= 0 ? `next keep-alive due ${age(inNs)}` : `keep-alive ${age(-inNs)} late`);
  }
  return parts.join('  ');
}
