import { writeStep } from './history.js';
import type { Life } from './life.js';
import type { Speaker } from './channel.js';
import type { Exchange } from './exchange.js';
import { senderOf } from './ecp.js';
import { SUCCESS } from './machines/table.js';
import { withSlack } from './slack.js';
import type { VsiTable } from './vsi-table.js';
import type { VsiTlv } from './vsi-tlv.js';

/** How long frames that are known to be missing keep absences doubtful. */
const LOSS_MEMORY_NS = 60e9;

/** True while frames of this VSI's channel are missing, or were of late. */
export function isLossy(life: Life, nowNs: number): boolean {
  return nowNs - life.channel.lossNs <= LOSS_MEMORY_NS;
}

/** True while no ECPDU of the end opposite `speaker` was seen: the capture shows one direction only. */
export function isOneSided(speaker: Speaker): boolean {
  const opposite = speaker.channel.opposite(speaker);
  return opposite?.speaksEcp !== true || (opposite.role !== null && opposite.role === speaker.role);
}

/**
 * The station asks again for what it waits for, when a keep-alive would be due: it had its answer, the capture has not.
 * Where the bridge is never heard, a request for something else shows the same (PROTOCOLS 6.4). Anything else that it sends
 * while it waits replaces the request.
 */
export function isMissedAnswer(life: Life, request: VsiTlv, nowNs: number): boolean {
  const { pending } = life;
  if (!pending || pending.isKeepAlive) return false;
  if (isOneSided(pending.exchange.speaker) && request.mode !== pending.request.mode) return true;
  if (request.mode === 'deassoc') return false;
  const waitedNs = nowNs - pending.timeNs;
  return request.mode === pending.request.mode && request.isReserved === pending.request.isReserved && waitedNs >= 0.9 * life.limits.keepAliveNs;
}

/**
 * Whether the first request seen for a VSI may be a keep-alive of one that lived before the capture began: the capture
 * is younger than the keep-alive interval and did not see the station's first requests.
 */
export function mayBeKeepAlive(life: Life, exchange: Exchange, nowNs: number): boolean {
  const { speaker, generation } = exchange;
  const isYoung = nowNs - life.channel.link.firstNs <= withSlack(life.limits.keepAliveNs);
  return life.station.state === 'UNKNOWN' && isYoung && (senderOf(speaker, generation).firstSeq ?? 0) > 1;
}

/**
 * Whether an answer may tell the state of a VSI never seen before: where the capture began mid-way (its keep-alive would
 * have shown it by now otherwise). Else nobody asked, and the station knows nothing of it.
 */
export function mayAdopt(life: Life, nowNs: number): boolean {
  const { limits } = life;
  const memoryNs = limits.basis === 'assumed' ? LOSS_MEMORY_NS : withSlack(limits.keepAliveNs);
  return nowNs - life.channel.link.firstNs <= memoryNs;
}

/** Takes the request that waits for granted by the bridge, on the grounds of a later frame instead of the answer. */
export function settle(table: VsiTable, life: Life, timeNs: number, frame: number): void {
  const { pending } = life;
  if (!pending) return;
  const ground = { timeNs, frame, confidence: 'inferred', cause: 'capture-gap' } as const;
  table.waits.endWait(life);
  writeStep(life, '?');
  if (pending.isKeepAlive) return;
  life.trigger('station', SUCCESS[pending.request.mode], ground);
  life.trigger('bridge', SUCCESS[pending.request.mode], ground);
  if (life.hasLeft) life.leftNs = timeNs;
}
