import { DataTalker } from './data-talker.js';
import { linkTalkers } from './links.js';
import type { Random } from './random.js';
import { StrangerTalker } from './stranger-talker.js';
import type { Talker } from './talker.js';
import { VdpFrames } from './vdp-frames.js';

/** Traffic to be generated. */
export interface Workload {
  /** Packets at a scale: of 1 it is what the targets are about. */
  readonly packets: (scale: number) => number;
  /** What they are at that scale. */
  readonly title: (scale: number) => string;
  /** Who sends it at that scale, and at how many capture points. */
  readonly traffic: (scale: number, random: Random) => { readonly talkers: readonly Talker[]; readonly points: number };
}

/** Internet mix: about 740 octets on average. */
const MIXED = [60, 60, 60, 60, 124, 124, 252, 252, 572, 572, 572, 1020, 1020, 1020, 1514, 1514, 1514, 1514, 1514, 1514];
const scaled = (number: number, scale: number): number => Math.max(1, Math.round(number * scale));
const text = (number: number, scale: number): string => scaled(number, scale).toLocaleString('en');

const CONTROL = { links: 20, vsis: 10_000 };
const ROLLOUT = { links: 500, vsis: 100_000 };
/** Each of two ends invents so many. */
const INVENTED = 500_000;
/** Invented VSIs cost three frames a pair: two requests, of which one is acknowledged. */
const FLOOD_FRAMES = 3 * INVENTED;
/** The lives of the real VSIs beside and after the flood, longer than any timeout. */
const REAL_FRAMES = 1000;

/** What is measured, by name. All of it is the ratified generation, spoken by the rules and in time, except where it says so. */
export const WORKLOADS = {
  bulk: {
    packets: (scale) => scaled(10_000_000, scale),
    title: () => 'packets of mixed size, of which 1 in 1000 is a control frame',
    traffic: (_scale, random) => {
      const links = linkTalkers({ links: 2, vsis: 40, upInNs: 1e9, comeInNs: 8e9, preassociate: 30, leave: 5 }, random);
      // 40 VSIs make 15.4 control frames a second.
      return { talkers: [...links, new DataTalker({ lengths: MIXED, gapNs: 65_000, points: 2 }, random)], points: 2 };
    },
  },
  small: {
    packets: (scale) => scaled(5_000_000, scale),
    title: () => 'packets of 64 octets, a few of them control frames',
    traffic: (_scale, random) => {
      const links = linkTalkers({ links: 1, vsis: 4, upInNs: 0, comeInNs: 1e9, preassociate: 30, leave: 0 }, random);
      return { talkers: [...links, new DataTalker({ lengths: [64], gapNs: 10_000, points: 1 }, random)], points: 1 };
    },
  },
  control: {
    packets: (scale) => scaled(1_000_000, scale),
    title: (scale) => `LLDP, ECP and VDP frames of ${text(CONTROL.vsis, scale)} VSIs; links, all in one pcap: ${text(CONTROL.links, scale)}`,
    traffic: (scale, random) => {
      const links = scaled(CONTROL.links, scale);
      return { talkers: linkTalkers({ links, vsis: scaled(CONTROL.vsis, scale), upInNs: 2e9, comeInNs: 8e9, preassociate: 30, leave: 10 }, random), points: links };
    },
  },
  rollout: {
    packets: (scale) => scaled(2_000_000, scale),
    title: (scale) => `LLDP, ECP and VDP frames of ${text(ROLLOUT.vsis, scale)} VSIs that pre-associate, associate and are kept alive; links, each a capture point: ${text(ROLLOUT.links, scale)}`,
    traffic: (scale, random) => {
      const links = scaled(ROLLOUT.links, scale);
      const plan = { links, vsis: scaled(ROLLOUT.vsis, scale), upInNs: 50e9, comeInNs: 20e9, preassociate: 100, leave: 0 };
      return { talkers: linkTalkers(plan, random), points: links };
    },
  },
  screen: {
    packets: (scale) => scaled(1_000_000, scale),
    title: (scale) => `LLDP, ECP and VDP frames: as many VSIs as are kept come in at once, ${text(ROLLOUT.vsis, scale)}; links, each a capture point: ${text(ROLLOUT.links, scale)}`,
    traffic: (scale, random) => {
      const links = scaled(ROLLOUT.links, scale);
      const plan = { links, vsis: scaled(ROLLOUT.vsis, scale), upInNs: 2e9, comeInNs: 5e9, preassociate: 50, leave: 0 };
      return { talkers: linkTalkers(plan, random), points: links };
    },
  },
  flood: {
    packets: (scale) => scaled(FLOOD_FRAMES, scale) + REAL_FRAMES,
    title: (scale) => `frames: invented VSIs asked for by the station of a link, acknowledged and never answered: ${text(INVENTED, scale)}; by a stranger whom nobody hears: as many; real VSIs: 8`,
    traffic: (scale, random) => {
      const invented = scaled(INVENTED, scale);
      const plan = { links: 1, vsis: 8, upInNs: 0, comeInNs: 0.5e9, preassociate: 50, leave: 0, invented };
      return { talkers: [...linkTalkers(plan, random), new StrangerTalker(3e9, 300_000, invented, new VdpFrames())], points: 1 };
    },
  },
} as const satisfies Readonly<Record<string, Workload>>;

export type WorkloadName = keyof typeof WORKLOADS;
