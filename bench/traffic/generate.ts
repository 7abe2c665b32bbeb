import type { CaptureFile } from './capture-file.js';
import { PcapFile } from './pcap-file.js';
import { PcapngFile } from './pcapng-file.js';
import { Random } from './random.js';
import { Talk } from './talk.js';
import { WORKLOADS, type WorkloadName } from './workloads.js';

export interface GenerateOptions {
  readonly seed: number;
  /** Of the workload's size: links, VSIs and packets. */
  readonly scale: number;
  /** Instead of as many as belong to the scale: more of the same conversation. */
  readonly packets?: number | undefined;
}

/** Makes the file for the capture points `uplink-1`, `uplink-2` …: pcapng where the path ends so, else pcap with all of them in one. */
export function openCaptureFile(path: string, points: number): CaptureFile {
  return path.endsWith('.pcapng') ? new PcapngFile(path, Array.from({ length: points }, (_, i) => `uplink-${i + 1}`)) : new PcapFile(path);
}

/** Writes a capture into what `open` makes. Equal options give equal frames; memory does not grow with the number of packets. */
export function generate(name: WorkloadName, open: (points: number) => CaptureFile, { seed, scale, packets = WORKLOADS[name].packets(scale) }: GenerateOptions): void {
  const { talkers, points } = WORKLOADS[name].traffic(scale, new Random(seed));
  const talk = new Talk(talkers);
  const file = open(points);
  for (let written = 0; written < packets; written++) talk.speak(file);
  file.close();
}
