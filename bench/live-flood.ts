import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesBelow, sampleProcess } from './process-sample.js';
import type { Talked } from './traffic/talk-live.js';
import { PcapFile } from './traffic/pcap-file.js';
import { DEVICES, VethLink } from './veth-link.js';
import { Watched } from './watched.js';

const OCTETS = 64;
const DIFFERENT = 1000;
const RATE = 500_000;
const VSIS = 100;
/** Control frames begin before the flood, and what they were is told after it. */
const [BEFORE_MS, AFTER_MS] = [1000, 2500];

export interface LiveFlood {
  readonly backend: string;
  readonly hasData: boolean;
  /** Data frames a second. */
  readonly rate: number;
  readonly dataFrames: number;
  readonly sent: number;
  readonly seen: number;
  /** As the backend counted, of all frames that pass its filter; null where nobody counts. */
  readonly countedLost: number | null;
  /** While the flood lasted. */
  readonly floodSec: number;
  readonly evbscopeCpuSec: number;
  readonly backendCpuSec: number;
  readonly evbscopeMib: number;
  readonly backendMib: number;
}

export interface LiveFloodOptions {
  readonly evbscope: readonly string[];
  readonly talk: readonly string[];
  readonly guard: string;
  readonly dataFrames: number;
}

function writeData(file: string): void {
  const data = new PcapFile(file);
  for (let no = 0; no < DIFFERENT; no++) {
    const octets = Buffer.alloc(OCTETS, no & 0xff);
    octets.set([0x02, 0, 0, 0, 0xaa, no & 0xff, 0x02, 0, 0, 0, 0xbb, no >> 8, 0x08, 0x00]);
    data.frame(0, no * 1000, octets, OCTETS);
  }
  data.close();
}

/** `watch` beside a flood of data frames in which the frames of a link with VSIs come. */
export async function floodLive(backend: string, hasData: boolean, { evbscope, talk, guard, dataFrames }: LiveFloodOptions): Promise<LiveFlood> {
  const link = await VethLink.open(guard);
  try {
    const file = join(link.folder, 'data.pcap');
    writeData(file);
    let countedLost: number | null = null;
    const watched = await Watched.start(link, evbscope, ['--frames', '--backend', backend, ...(hasData ? ['--data'] : [])], (line) => {
      if (line.event === 'interface') countedLost = line['lost'] as number | null;
    });
    const talker = link.run('br', [...talk, DEVICES.br, `${VSIS}`]);
    let said = '';
    talker.stdout!.on('data', (text: Buffer) => (said += text.toString()));
    talker.stderr!.resume();
    await sleep(BEFORE_MS);
    const backendPid = processesBelow(watched.pid).at(-1)!;
    const look = () => [watched.pid, backendPid].map((pid) => sampleProcess(pid));
    const before = look();
    const args = ['--preload-pcap', `--loop=${Math.ceil(dataFrames / DIFFERENT)}`, `--pps=${RATE}`, '--pps-multi=100', '-i', DEVICES.br, file];
    const replay = link.run('br', ['tcpreplay', ...args]);
    let replayed = '';
    for (const stream of [replay.stdout!, replay.stderr!]) stream.on('data', (text: Buffer) => (replayed += text.toString()));
    await once(replay, 'close');
    const [, frames, seconds] = /Actual: (\d+) packets .* sent in ([\d.]+) seconds/.exec(replayed) ?? [];
    if (frames === undefined) throw new Error(`tcpreplay: ${replayed}`);
    const closed = once(talker, 'close');
    talker.kill('SIGTERM');
    await closed;
    await sleep(AFTER_MS);
    const after = look();
    await watched.stop();
    const cpu = (at: number): number => (after[at]?.cpuSec ?? Number.NaN) - (before[at]?.cpuSec ?? Number.NaN);
    const mib = (at: number): number => (after[at]?.mostResidentKib ?? Number.NaN) / 1024;
    const { sent } = JSON.parse(said) as Talked;
    return {
      ...{ backend, hasData, rate: Number(frames) / Number(seconds), dataFrames: Number(frames), floodSec: Number(seconds), sent, seen: watched.counts.get('frame') ?? 0, countedLost },
      ...{ evbscopeCpuSec: cpu(0), backendCpuSec: cpu(1), evbscopeMib: mib(0), backendMib: mib(1) },
    };
  } finally {
    await link.close();
  }
}
