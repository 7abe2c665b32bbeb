import { setTimeout as sleep } from 'node:timers/promises';
import { FAST_TIMERS } from './traffic/evb-timers.js';
import { lldpFrame } from './traffic/lldp-frame.js';
import { Random } from './traffic/random.js';
import { ASSOC, VdpFrames } from './traffic/vdp-frames.js';
import { Wire } from './traffic/wire.js';

const LEAST_MS = 50;
const MOST_MS = 200;
const SETTLE_MS = 1500;

/** A frame with a VSI that nobody knew, and when it went out, by the clock that all processes of this machine share. */
export interface Mark {
  /** The number of the VSI; the last four octets of its VSIID. */
  readonly vsi: number;
  readonly sentNs: string;
}

/** Associates so many fresh VSIs on a network device, one every 50 to 200 ms, and prints a mark for each as it goes out. */
export async function markWire(device: string, count: number): Promise<void> {
  const wire = new Wire(device);
  const frames = new VdpFrames();
  const random = new Random(count);
  const send = (frame: Buffer): void => wire.frame(0, 0, frame, frame.length);
  send(lldpFrame('station', 0, true, FAST_TIMERS));
  send(lldpFrame('bridge', 0, true, FAST_TIMERS));
  await sleep(SETTLE_MS);
  for (let vsi = 1; vsi <= count; vsi++) {
    await sleep(LEAST_MS + random.below(MOST_MS - LEAST_MS));
    const sentNs = process.hrtime.bigint();
    send(frames.vdp('station', 0, vsi, ASSOC, vsi));
    console.log(JSON.stringify({ vsi, sentNs: String(sentNs) } satisfies Mark));
    send(frames.ack('bridge', 0, vsi));
    send(frames.vdp('bridge', 0, vsi, ASSOC, vsi));
    send(frames.ack('station', 0, vsi));
  }
  await sleep(SETTLE_MS);
  wire.close();
}
