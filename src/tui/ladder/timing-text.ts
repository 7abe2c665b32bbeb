import type { VsiLife } from '../../model/vsi.js';
import { compact } from '../times.js';
import type { FrameRow, LadderRow } from './ladder-row.js';
import type { Direction } from './message.js';

/** What a frame waited for, and what the timers allow: each a sentence. `wayOf`: who sent a frame. */
export function timingTexts(row: FrameRow, rows: readonly LadderRow[], life: VsiLife, wayOf: (row: FrameRow) => Direction): string[] {
  const { timers, generation } = life;
  const same = rows.filter((other): other is FrameRow => other.type === 'frame' && row.exchange !== null && other.exchange === row.exchange);
  const named = (timer: string, exponent: number, ns: number): string => (generation === 'draft' ? `the draft allows ${compact(ns)}` : `${timer} ${exponent} allows ${compact(ns)}`);
  const since = (other: FrameRow): string => `${compact(row.timeNs - other.timeNs)} after #${other.no}`;
  const earlier = same.filter(({ id }) => id < row.id);
  const first = same.find(({ kind }) => kind !== 'ecp ack');
  const ackOf = (other: FrameRow): FrameRow | undefined => same.find((ack) => ack.kind === 'ecp ack' && ack.id > other.id && wayOf(ack) !== wayOf(other));
  const texts: string[] = [];
  if (row.kind === 'ecp ack') {
    const acknowledged = earlier.findLast((other) => other.kind !== 'ecp ack' && wayOf(other) !== wayOf(row));
    if (acknowledged) texts.push(`acknowledgement ${since(acknowledged)}; ${named('RTE', timers.rte, timers.ecpAckNs)}`);
  } else if (row.copy > 0) {
    const [origin, last] = [earlier.find(({ kind }) => kind === row.kind), earlier.findLast(({ kind }) => kind === row.kind)];
    if (origin && last) texts.push(`sent again ${since(last)}, copy ${row.copy} of ${row.copies}${last === origin ? '' : `, ${since(origin)} at first`}; ${named('RTE', timers.rte, timers.ecpAckNs)} without acknowledgement`);
  } else if (row.kind.endsWith(' response') && first && first !== row) {
    const ack = ackOf(first);
    const afterAck = ack && ack.id < row.id ? `, ${since(ack)}, its acknowledgement` : '';
    texts.push(`response ${since(first)}, the request${afterAck}; ${named('RWD', timers.rwd, timers.resourceWaitNs)}, with retransmissions ${compact(timers.bridgeAnswerNs)}`);
  } else if (row.kind.endsWith(' request')) {
    const response = same.find(({ kind, id }) => kind.endsWith(' response') && id > row.id);
    const ack = ackOf(row);
    if (ack) texts.push(`acknowledged ${compact(ack.timeNs - row.timeNs)} later by #${ack.no}`);
    if (response) texts.push(`answered ${compact(response.timeNs - row.timeNs)} later by #${response.no}`);
    if (!ack && !response) texts.push(`neither acknowledged nor answered; the station waits ${compact(timers.responseWaitNs)}`);
  }
  return texts;
}
