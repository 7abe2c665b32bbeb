import type { LatencyEventMap } from '../stats/event.js';
import type { EventMap as TrackEventMap } from '../track/event.js';

/** Events by name, as rules get them: what the tracker saw, and what the measured times say. */
export interface EventMap extends TrackEventMap, LatencyEventMap {}

export type EventName = keyof EventMap;
export type EventOf<N extends EventName> = EventMap[N];
