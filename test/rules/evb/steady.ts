import type { Scenario, Who } from '../../scenario.js';

type Fields = Parameters<Scenario['evb']>[1];

/** Reflective relay asked for and granted: once it is settled either end sends the same octets. */
export const RELAY = { rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 1 };

/** So many refreshes of both ends, 30 s apart, the bridge a second behind the station. Returns the frames of the last one. */
export function steady(s: Scenario, refreshes: number, fields: Readonly<Record<Who, Fields>>): { station: number; bridge: number } {
  let frames = { station: 0, bridge: 0 };
  for (let i = 0; i < refreshes; i++) frames = { station: s.wait(29).evb('station', fields.station), bridge: s.wait(1).evb('bridge', fields.bridge) };
  return frames;
}
