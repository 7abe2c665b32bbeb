import type { Frame } from '../model/frame.js';
import type { Channel } from './channel.js';
import { mayAdopt } from './inference.js';
import type { Exchange } from './exchange.js';
import { letterOf, writeStep } from './history.js';
import type { Ground, Life } from './life.js';
import type { Pending } from './pending.js';
import { SUCCESS, type Trigger } from './machines/table.js';
import { filterDifference, isFilledIn } from './filter.js';
import { isSameIdentity } from './tlv-head.js';
import type { VsiTlv } from './vsi-tlv.js';
import type { VsiTable } from './vsi-table.js';

/**
 * An answer of the bridge. It proves the bridge's own state; the station's it proves where the station waits for it, or
 * where its request `isMissing` from the capture; `known` is its latest life. Else the station, whose machine waits for nothing, ignores it.
 */
export function onBridgeResponse(table: VsiTable, channel: Channel, response: VsiTlv, known: Life | null, frame: Frame, isMissing: boolean): void {
  const life = !known || (isMissing && startsAnew(known, response)) ? table.begin(channel, response, frame.timeNs) : known;
  const answered = life.pending;
  life.assumedKeepAlives = 0;
  if (!answered && response.error === 0) life.unasked = { timeNs: frame.timeNs, mode: response.mode };
  const isFit = answered === null || isFilledIn(answered.request.packedFilter, response.packedFilter);
  const difference = isFit ? null : filterDifference(answered.request.filter, response.filter, true);
  const isForeign = answered !== null && !isSameIdentity(answered.request.head, response.head);
  const ground = { timeNs: frame.timeNs, frame: frame.no, confidence: 'confirmed' } as const;
  const mismatch = difference ? `${difference.received} instead of ${difference.expected}` : null;

  table.answered(life);
  life.lastAnswerFrame = frame.no;
  writeStep(life, response.error !== 0 ? 'x' : answered?.isKeepAlive ? 'k' : letterOf(response).toLowerCase());
  table.emit('vsi.response', { timeNs: frame.timeNs, link: channel.link, channel, frame, life, response, answered: isForeign ? null : answered, mismatch });

  const outcome = outcomeOf(response);
  life.trigger('bridge', outcome, ground);
  life.doubt('bridge', ground);
  // lldpad looks its VSIs up by manager, type, version and filter format too: an answer with others is nobody's.
  if (isForeign) return;
  if (answered) {
    answer(table, life, answered, response, difference !== null, ground);
    if (!difference && response.error === 0) adopt(life, response, frame);
  } else if (life.station.state === 'UNKNOWN') {
    if (isMissing || mayAdopt(life, frame.timeNs)) toStation(life, outcome, { ...ground, cause: 'first-seen' });
  } else if (isMissing) toStation(life, outcome, ground);
  else if (life.isSettled && life.mode !== null && outcome === SUCCESS[life.mode]) life.doubt('station', ground);

  life.lastEvidenceNs = frame.timeNs;
  if (life.hasLeft && response.mode === 'deassoc') life.leftNs = frame.timeNs;
  table.waits.expectKeepAlive(life, frame.timeNs);
}

/** It has come out that the request of an answer seen at `frame` is missing: the station has acted on the answer. */
export function onMissedRequest(table: VsiTable, channel: Channel, response: VsiTlv, frame: Frame, timeNs: number): void {
  const known = table.find(channel, response.key);
  if (!known || known.pending || known.lastEvidenceNs > frame.timeNs) return;
  const ground = { timeNs, frame: frame.no, confidence: 'inferred', cause: 'capture-gap' } as const;
  const life = startsAnew(known, response) ? table.begin(channel, response, timeNs) : known;
  toStation(life, outcomeOf(response), ground);
  table.waits.expectKeepAlive(life, timeNs);
}

/** A VSI that has left, and is granted something again. */
function startsAnew(known: Life, response: VsiTlv): boolean {
  return known.hasLeft && response.error === 0 && response.mode !== 'deassoc';
}

/** An old message of the bridge that arrives once more: it tells nothing of the bridge, but a station that waits takes it. */
export function onStaleMessage(table: VsiTable, channel: Channel, tlv: VsiTlv, frame: Frame): void {
  const life = table.find(channel, tlv.key);
  if (!life || life.hasLeft) return;
  const ground = { timeNs: frame.timeNs, frame: frame.no, confidence: 'inferred' } as const;
  if (tlv.isResponse === false && tlv.mode === 'deassoc') life.trigger('station', 'unsolicited', ground);
  else if (life.pending && isSameIdentity(life.pending.request.head, tlv.head)) answer(table, life, life.pending, tlv, !isFilledIn(life.pending.request.packedFilter, tlv.packedFilter), ground);
  table.waits.expectKeepAlive(life, frame.timeNs);
}

/** What waits at the station is answered: by this, whatever it is. */
function answer(table: VsiTable, life: Life, answered: Pending, response: VsiTlv, isMismatch: boolean, ground: Ground): void {
  table.waits.endWait(life);
  const outcome = outcomeOf(response);
  if (isMismatch) life.trigger('station', 'mismatch', ground);
  else toStation(life, answered.isKeepAlive && outcome === 'kept' ? null : outcome, ground);
}

/**
 * A de-associate of the bridge that nobody asked for; it ends a request that waits, too (PROTOCOLS 10.9). It ends the
 * bridge's VSI at once, the station's when it gets there: a station that is down or cut off keeps what it has.
 */
export function onUnsolicited(table: VsiTable, channel: Channel, tlv: VsiTlv, exchange: Exchange, frame: Frame): void {
  const life = table.find(channel, tlv.key) ?? table.begin(channel, tlv, frame.timeNs);
  const { pending } = life;
  // A station that said so last is leaving, whatever a late answer to an earlier request made of it.
  const isLeaving = pending === null && life.requests > 0 && life.tlv.mode === 'deassoc';
  writeStep(life, 'u');
  table.emit('vsi.unsolicited', { timeNs: frame.timeNs, link: channel.link, channel, frame, life, tlv, pending, hadLeft: life.hasLeft || isLeaving });
  life.trigger('bridge', 'unsolicited', { timeNs: frame.timeNs, frame: frame.no, confidence: 'confirmed' });
  life.leftNs = -Infinity;
  // Draft stations act first and acknowledge later.
  if (tlv.generation === 'draft') throwOut(table, life, { timeNs: frame.timeNs, frame: frame.no, confidence: 'confirmed' });
  else exchange.concern(life);
}

/** The station acknowledged the ECPDU with the bridge's de-associate. */
export function onUnsolicitedDelivered(table: VsiTable, life: Life, frame: Frame): void {
  throwOut(table, life, { timeNs: frame.timeNs, frame: frame.no, confidence: 'confirmed' });
}

/** It was never acknowledged: if the bridge tried again it did not arrive, else the acknowledgement was not captured. */
export function onUnsolicitedUnacked(table: VsiTable, life: Life, exchange: Exchange, timeNs: number): void {
  const ground = { timeNs, frame: null, cause: 'unsolicited' } as const;
  if (exchange.transmissions === 1) throwOut(table, life, { ...ground, confidence: 'inferred' });
  else life.doubt('station', { ...ground, confidence: 'stale' });
}

function throwOut(table: VsiTable, life: Life, ground: Ground): void {
  if (life.bridge.state !== 'EXIT') return;
  table.waits.endWait(life);
  // The draft machine gets to EXIT in two steps.
  if (life.trigger('station', 'unsolicited', ground) && !life.hasLeft) life.trigger('station', 'unsolicited', ground);
  table.waits.expectKeepAlive(life, ground.timeNs);
}

function outcomeOf(response: VsiTlv): Trigger {
  if (response.error !== 0) return response.isKept ? 'kept' : 'refused';
  return SUCCESS[response.mode];
}

/** `null` is a keep error to a keep-alive: the state stays, a de-associate of the station follows. */
function toStation(life: Life, outcome: Trigger | null, ground: Ground): void {
  if (outcome === null) return;
  life.trigger('station', outcome, ground);
  life.doubt('station', ground);
}

/** Takes over what the bridge assigned. */
function adopt(life: Life, response: VsiTlv, frame: Frame): void {
  if (life.hasLeft) return;
  if (life.packedFilter !== response.packedFilter) {
    const assigned = response.filter;
    if (life.filter.some((entry, i) => entry.vid === 0 && (assigned[i]?.vid ?? 0) !== 0)) life.assignedFrame ??= frame.no;
    life.packedFilter = response.packedFilter;
  }
  if (response.mode === 'preassoc') life.isReserved = response.isReserved;
}
