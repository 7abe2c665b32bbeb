import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Timebase } from '../../src/model/timebase.js';
import { PcapngWriter } from '../../src/capture/write.js';
import { ENDS, type EvbLink } from './evb-link.js';

const FRAMES = 1000;
const OCTETS = 64;

/** Data frames between two machines that nobody knows: IPv4 by their type, different in every octet behind it. */
function dataFrames(): Uint8Array {
  const writer = new PcapngWriter();
  const id = writer.addInterface({ name: null, linkType: 1 });
  const timebase = new Timebase(1);
  for (let no = 0; no < FRAMES; no++) {
    const octets = new Uint8Array(OCTETS).fill(no & 0xff);
    octets.set([0x02, 0, 0, 0, 0xaa, no & 0xff, 0x02, 0, 0, 0, 0xbb, no >> 8, 0x08, 0x00]);
    writer.packet(id, { sec: timebase.originSec, ns: no * 1000 }, octets, OCTETS);
  }
  return writer.take();
}

/** What a flood came to. */
export interface Flood {
  readonly frames: number;
  /** Frames a second. */
  readonly rate: number;
}

/** Sends `count` data frames of 64 octets from the end of the bridge to that of the station, as fast as `rate` frames a second where the machine can. */
export async function flood(link: EvbLink, count: number, rate: number): Promise<Flood> {
  const file = join(link.folder, 'data.pcapng');
  writeFileSync(file, dataFrames());
  const args = ['--preload-pcap', `--loop=${Math.ceil(count / FRAMES)}`, `--pps=${rate}`, '--pps-multi=100', '-i', ENDS.bridge.device, file];
  const child = link.run('bridge', ['tcpreplay', ...args]);
  let said = '';
  child.stdout!.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  const [, frames, seconds] = /Actual: (\d+) packets .* sent in ([\d.]+) seconds/.exec(said) ?? [];
  if (status !== 0 || frames === undefined) throw new Error(`tcpreplay ended with ${status}: ${said}`);
  return { frames: Number(frames), rate: Number(frames) / Number(seconds) };
}
