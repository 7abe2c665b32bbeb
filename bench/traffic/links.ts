import { LldpTalker } from './lldp-talker.js';
import type { Random } from './random.js';
import type { Talker } from './talker.js';
import { VdpFrames } from './vdp-frames.js';
import { VdpTalker, type VsiPlan } from './vdp-talker.js';

const BRIDGE_AFTER_NS = 10e6;
/** The ends have heard each other by then. */
const VDP_AFTER_NS = 1.5e9;

/** Links that come up one after the other, and their VSIs, divided equally. */
export interface LinksPlan extends Omit<VsiPlan, 'firstVsi'> {
  readonly links: number;
  /** They come up evenly in so much time. */
  readonly upInNs: number;
}

/** Who talks on these links; link number n is capture point n. */
export function linkTalkers(plan: LinksPlan, random: Random): Talker[] {
  const frames = new VdpFrames();
  const first = (link: number): number => Math.floor((link * plan.vsis) / plan.links);
  return Array.from({ length: plan.links }, (_, link) => {
    const beginNs = Math.round((plan.upInNs * link) / plan.links) + random.below(5e6);
    const vsiPlan = { ...plan, firstVsi: 1 + first(link), vsis: first(link + 1) - first(link) };
    return [
      new LldpTalker('station', link, beginNs, false, plan.timers),
      new LldpTalker('bridge', link, beginNs + BRIDGE_AFTER_NS, true, plan.timers),
      new VdpTalker(link, beginNs + VDP_AFTER_NS, vsiPlan, frames, random),
    ];
  }).flat();
}
