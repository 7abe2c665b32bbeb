import type { Life, Pending } from './life.js';
import { isLossy } from './inference.js';
import { PRESENT } from './machines/table.js';
import { withSlack } from './slack.js';
import type { VsiTable } from './vsi-table.js';

/** What a timer of an end may be late by before its expiry is believed, beyond 50 ms. */
const LATENESS = 1.02;

/** Sets the station's wait for an answer (41.5.5.9): it ends the VSI silently. */
export function awaitAnswer(table: VsiTable, life: Life, pending: Pending): void {
  life.noAnswer?.cancel();
  life.noAnswer = table.timers.set(pending.timeNs + LATENESS * pending.responseWaitNs + 50e6, (timeNs) => {
    if (life.pending === pending) giveUp(table, life, pending, timeNs);
  });
}

/** The station's wait is over: at its end, whenever that comes out. */
export function giveUp(table: VsiTable, life: Life, pending: Pending, nowNs: number): void {
  const endsNs = pending.timeNs + pending.responseWaitNs;
  life.pending = null;
  life.noAnswer?.cancel();
  life.history.add('t');
  table.emit('vsi.unanswered', { timeNs: endsNs, link: life.channel.link, channel: life.channel, frame: null, life, pending });
  life.trigger('station', 'no answer', { timeNs: endsNs, frame: null, confidence: 'inferred' });
  expectKeepAlive(table, life, nowNs);
}

/** Expects the next keep-alive, counted from the last answer (41.5.5.5). Doubts the VSI when it is late, ends it at toutKA. */
export function expectKeepAlive(table: VsiTable, life: Life, fromNs: number): void {
  life.keepAliveDue?.cancel();
  life.keepAliveDueNs = Infinity;
  if (!life.isSettled && !PRESENT.includes(life.bridge.state)) return;
  const { limits } = life;
  life.keepAliveDueNs = fromNs + limits.keepAliveNs;
  life.keepAliveDue = table.timers.set(fromNs + withSlack(limits.keepAliveNs), (timeNs) => {
    const ground = { timeNs, frame: null, confidence: 'stale', cause: isLossy(life, timeNs) ? 'capture-gap' : 'timeout' } as const;
    life.doubt('station', ground);
    life.doubt('bridge', ground);
    life.keepAliveDue = table.timers.set(Math.max(timeNs, fromNs + LATENESS * limits.keepAliveTimeoutNs + 50e6), () => {
      bridgeTimesOut(table, life, fromNs, limits.keepAliveTimeoutNs, limits.keepAliveNs);
    });
  });
}

/** toutKA has passed without a keep-alive: the bridge drops the VSI, unless it is the capture that missed one. */
function bridgeTimesOut(table: VsiTable, life: Life, fromNs: number, timeoutNs: number, intervalNs: number): void {
  const endsNs = fromNs + timeoutNs;
  const dueNs = fromNs + withSlack(intervalNs);
  if (isLossy(life, endsNs) && life.lastEvidenceNs >= fromNs) {
    const secondNs = endsNs + LATENESS * 2 * intervalNs;
    life.keepAliveDue = table.timers.set(secondNs, () => end(table, life, secondNs, dueNs));
    return;
  }
  end(table, life, endsNs, dueNs);
}

function end(table: VsiTable, life: Life, timeNs: number, dueNs: number): void {
  const ground = { timeNs, frame: null, confidence: 'inferred' } as const;
  table.emit('vsi.silent', { timeNs, link: life.channel.link, channel: life.channel, frame: null, life });
  if (life.trigger('bridge', 'silence', ground)) life.history.add('t');
  // A station that goes on asking for others has dropped this one; one that is silent altogether may just be cut off.
  const latest = life.channel.side('station')?.senders.get(life.generation)?.current;
  if (latest && latest.firstNs > dueNs) life.trigger('station', 'silence', ground);
}
