import { thousands } from '../../text/number.js';
import { age } from '../draw/age.js';
import { bar } from '../draw/bar.js';
import { line, span, type Line } from '../draw/line.js';
import type { World } from '../world.js';

/** How far the rollout is from its goal, in two lines or, where there is no room for them, in one; nothing where no goal was set. */
export function goalLines({ settings: { expect }, digest: { census } }: World, columns: number, rows: number): readonly Line[] {
  if (expect === null) return [];
  const { ASSOC: associated } = census.states;
  const percent = expect === 0 ? 100 : Math.floor((100 * associated) / expect);
  const barLine = (label: string): Line => {
    const room = Math.max(0, columns - label.length - 7);
    const done = bar(Math.min(associated, expect), expect, room);
    return [span(label), span(done, 'good'), span('░'.repeat(room - done.length), 'dim'), span(` ${percent}%`, 'strong')];
  };
  if (rows < 2) return [barLine(` Goal ${thousands(expect)} `)];
  return [line(` Rollout goal ${thousands(expect)} ASSOC, ${thousands(Math.max(0, expect - associated))} to go`), barLine(' ')];
}

/** What is waited for: the oldest request without an answer, the next keep-alive. */
export function waitingLine({ digest: { census, summary } }: World): string {
  const parts: string[] = [];
  if (census.oldestPendingNs !== null) parts.push(`oldest pending ${age(summary.timeNs - census.oldestPendingNs)}`);
  if (census.keepAliveDueNs !== null) {
    const inNs = census.keepAliveDueNs - summary.timeNs;
    parts.push(inNs >= 0 ? `next keep-alive due ${age(inNs)}` : `keep-alive ${age(-inNs)} late`);
  }
  return parts.join('  ');
}
