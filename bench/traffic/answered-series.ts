import type { CaptureFile } from './capture-file.js';
import { lldpFrame } from './lldp-frame.js';
import { ASSOC, VdpFrames } from './vdp-frames.js';

/** VSIs that are kept alive in turn. */
const VSIS = 12;
const PAUSE_NS = 0.8e9;
const REFRESH_NS = 30e9;
const ACK_NS = 100_000;

/** Whose times a series is of. */
export type Timed = 'acknowledgements' | 'responses';

/**
 * Writes a link on which VSIs are associated and then kept alive, each keep-alive acknowledged or answered after the next time of
 * the series. Gives the number of the frame that ends each time.
 */
export function writeAnswered(file: CaptureFile, valuesNs: readonly number[], timed: Timed): number[] {
  const frames = new VdpFrames();
  let [timeNs, no, heardNs, seq] = [0, 0, -Infinity, 0];
  const write = (data: Buffer): number => {
    file.frame(0, timeNs, data, data.length);
    return ++no;
  };
  const hear = (): void => {
    const hasHeard = heardNs >= 0;
    heardNs = timeNs;
    for (const who of ['station', 'bridge'] as const) {
      timeNs += 1e6;
      write(lldpFrame(who, 0, hasHeard));
    }
    timeNs += 1e9;
  };
  const exchange = (vsi: number, ackNs: number, answerNs: number): { ack: number; answer: number } => {
    seq = (seq % 65535) + 1;
    const begunNs = timeNs;
    write(frames.vdp('station', 0, seq, ASSOC, vsi));
    timeNs = begunNs + ackNs;
    const ack = write(frames.ack('bridge', 0, seq));
    timeNs = begunNs + answerNs;
    const answer = write(frames.vdp('bridge', 0, seq, ASSOC, vsi));
    timeNs += ACK_NS;
    write(frames.ack('station', 0, seq));
    timeNs = Math.max(timeNs + ACK_NS, begunNs + PAUSE_NS);
    return { ack, answer };
  };
  hear();
  hear();
  for (let vsi = 1; vsi <= VSIS; vsi++) exchange(vsi, ACK_NS, 3 * ACK_NS);
  const ends = valuesNs.map((valueNs, i) => {
    if (timeNs - heardNs >= REFRESH_NS) hear();
    const vsi = (i % VSIS) + 1;
    if (timed === 'acknowledgements') return exchange(vsi, valueNs, valueNs + 2 * ACK_NS).ack;
    return exchange(vsi, Math.min(ACK_NS, Math.floor(valueNs / 2)), valueNs).answer;
  });
  file.close();
  return ends;
}
