import type { Frame } from '../model/frame.js';
import type { Channel } from './channel.js';
import type { Exchange } from './exchange.js';
import { letterOf, writeStep } from './history.js';
import type { Ground, Life } from './life.js';
import { Pending } from './pending.js';
import { isMissedAnswer, mayBeKeepAlive, settle } from './inference.js';
import { isFilledIn } from './filter.js';
import { REQUEST } from './machines/table.js';
import type { VsiTlv } from './vsi-tlv.js';
import type { VsiTable } from './vsi-table.js';

/** A request of the station: a command, or a keep-alive, which looks just like it. */
export function onStationRequest(table: VsiTable, channel: Channel, said: VsiTlv, exchange: Exchange, frame: Frame): void {
  const known = table.find(channel, said.key);
  const request = said.sharing(known?.tlv ?? null);
  if (known) endOverdue(table, known, request, frame.timeNs);
  const ground = { timeNs: frame.timeNs, frame: frame.no, confidence: 'confirmed' } as const;
  if (known?.hasLeft && request.mode === 'deassoc') {
    known.goodbyeNs = frame.timeNs;
    return;
  }
  const life = known && !known.hasLeft ? known : table.begin(channel, request, frame.timeNs);
  table.migrations.hear(life, request, ground);
  const before = life.pending;
  // Draft stations repeat what still waits in every later ECPDU: its wait goes on from the first one.
  if (before && request.generation === 'draft' && request.mode === before.request.mode && frame.timeNs - before.timeNs < before.responseWaitNs) return;
  if (before && isMissedAnswer(life, request, frame.timeNs)) settle(table, life, frame.timeNs, frame.no);

  const isKeepAlive = repeatsCommand(life, request, frame.timeNs);
  const { limits } = life;
  const pending = new Pending(request, exchange, frame.timeNs, isKeepAlive, limits);
  life.lastEvidenceNs = frame.timeNs;
  writeStep(life, isKeepAlive ? 'K' : letterOf(request));
  if (isKeepAlive) {
    life.keepAlives++;
    // Only a station that believes it (pre-)associated sends one.
    life.doubt('station', ground);
  } else {
    life.requests++;
    life.trigger('station', REQUEST[request.mode], groundOf(life, exchange, frame, life.pending));
  }
  table.emit('vsi.request', { timeNs: frame.timeNs, link: channel.link, channel, frame, life, request, pending, before: life.pending });
  life.tlv = request;
  if (!isKeepAlive) life.isReserved = request.isReserved;
  if (!isKeepAlive && request.mode !== 'deassoc') life.packedFilter = request.packedFilter;
  exchange.concern(life);
  life.assumedKeepAlives = 0;
  // Its first copy is not in the capture but its answer is: this is a later copy, and nothing waits any more.
  const isAnswered = isKeepAlive && life.unasked?.mode === request.mode && frame.timeNs - life.unasked.timeNs <= limits.ecpGiveUpNs;
  life.unasked = null;
  if (!isAnswered) table.waits.awaitAnswer(life, pending);
  table.waits.expectKeepAlive(life, frame.timeNs);
}

/** A request proves itself, unless it may be a keep-alive of a life that began before the capture did. */
function groundOf(life: Life, exchange: Exchange, frame: Frame, before: Pending | null): Ground {
  const proven = { timeNs: frame.timeNs, frame: frame.no, confidence: 'confirmed' } as const;
  if (mayBeKeepAlive(life, exchange, frame.timeNs)) return { ...proven, confidence: 'inferred', cause: 'first-seen' };
  return before && !before.isKeepAlive ? { ...proven, cause: 'superseded' } : proven;
}

/** The bridge acknowledged the ECPDU of a request: it has it, and works on it if it is no keep-alive. */
export function onRequestDelivered(life: Life, exchange: Exchange, frame: Frame): void {
  const { pending } = life;
  if (!pending || pending.exchange !== exchange || pending.isKeepAlive) return;
  life.trigger('bridge', REQUEST[pending.request.mode], { timeNs: frame.timeNs, frame: frame.no, confidence: 'confirmed' });
}

/**
 * A request after the end of the wait for the one before proves that the station has given that up; one that is no
 * de-associate, while the station leaves, that it has left.
 */
function endOverdue(table: VsiTable, life: Life, request: VsiTlv, nowNs: number): void {
  const { pending } = life;
  if (pending && nowNs >= pending.timeNs + pending.responseWaitNs) table.waits.giveUp(life, pending, nowNs);
  if (life.station.state !== 'DEASSOC_PROCESSING' || request.mode === 'deassoc') return;
  life.trigger('station', 'success deassoc', { timeNs: nowNs, frame: null, confidence: 'inferred', cause: 'capture-gap' });
}

/**
 * A keep-alive repeats the command in force. It repeats the latest command also where the station took a stale answer for
 * the true one, and so holds a state that it did not ask for last.
 */
function repeatsCommand(life: Life, request: VsiTlv, nowNs: number): boolean {
  // A VID 0 that the bridge filled in is no change.
  if (!life.isSettled || !isFilledIn(request.packedFilter, life.packedFilter)) return false;
  if (life.mode === request.mode && life.isReserved === request.isReserved) return true;
  return life.tlv.mode === request.mode && nowNs - life.lastEvidenceNs >= 0.9 * life.limits.keepAliveNs;
}
