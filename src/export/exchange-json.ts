import type { ExchangeEnd } from '../model/happening.js';
import type { Timebase } from '../model/timebase.js';
import { hex } from '../text/mac.js';
import { isoTime } from '../text/time.js';

/** What ECP carries by its subtype (802.1Q 43.3.3); the drafts have no subtype and carry VDP. */
const PROTOCOLS = ['vdp', 'vdp', 'pe-csp'] as const;

/** The `exchange` event, whose `time` is that of its end. `withFile` when several inputs were given. */
export function exchangeJson(exchange: ExchangeEnd, timebase: Timebase, withFile: boolean): object {
  const { timeNs, sentNs, link, channel, side, outcome, generation, subtype, seq, frames, transmissions, ackFrame, lives, file } = exchange;
  return {
    v: 1,
    event: 'exchange',
    time: isoTime(timebase.originSec, timeNs),
    link,
    channel,
    side,
    outcome,
    generation,
    protocol: PROTOCOLS[subtype] ?? null,
    seq,
    sent: isoTime(timebase.originSec, sentNs),
    wait: (timeNs - sentNs) / 1e9,
    frames,
    transmissions,
    ackFrame,
    vsiids: lives.map(({ vsiid }) => hex(vsiid)),
    ...(withFile ? { file } : {}),
  };
}
