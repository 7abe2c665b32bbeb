import type { Timebase } from '../model/timebase.js';
import type { VsiLife } from '../model/vsi.js';
import { hex, mac } from '../text/mac.js';
import { isoTime } from '../text/time.js';
import { managerText, vsiidText } from '../text/vsi-id.js';
import { migrationJson } from './migration-json.js';

/** The `vsi` event: one life of a VSI. `withFile` when several inputs were given. */
export function vsiJson(life: VsiLife, timebase: Timebase, withFile: boolean): object {
  const time = (timeNs: number): string => isoTime(timebase.originSec, timeNs);
  return {
    v: 1,
    event: 'vsi',
    time: time(life.timeNs),
    link: life.link,
    channel: life.channel,
    vsi: vsiidText(life.format, life.vsiid),
    vsiid: hex(life.vsiid),
    format: life.format,
    generation: life.generation,
    manager: life.manager && hex(life.manager),
    managerText: life.manager && managerText(life.manager),
    type: life.type,
    version: life.version,
    filter: life.filter.map((entry) => ({ mac: entry.mac && mac(entry.mac), vid: entry.vid, pcp: entry.pcp, group: entry.group })),
    state: life.state,
    confidence: life.confidence,
    bridgeState: life.bridgeState,
    bridgeConfidence: life.bridgeConfidence,
    history: life.history,
    requests: life.requests,
    responses: life.responses,
    keepAlives: life.keepAlives,
    name: life.name,
    transitions: life.transitions.map(({ timeNs, side, from, to, cause, frame, confidence }) => ({ time: time(timeNs), side, from, to, cause, frame, confidence })),
    migration: life.migration && migrationJson(life.migration, time),
    reserved: life.reserved,
    transitionsDropped: life.transitionsDropped,
    ...(withFile ? { file: life.file } : {}),
  };
}
