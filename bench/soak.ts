import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessSample, processesBelow, sampleProcess } from './process-sample.js';
import type { Talked } from './traffic/talk-live.js';
import { DEVICES, VethLink } from './veth-link.js';
import { Watched } from './watched.js';

const VSIS = 100;
const SAMPLE_MS = 1000;
/** What was said last has been told by then. */
const TOLD_MS = 500;

export interface SoakOptions {
  /** Command lines: the program, and what talks on a device (the device and the number of VSIs follow). */
  readonly evbscope: readonly string[];
  readonly talk: readonly string[];
  readonly guard: string;
  readonly seconds: number;
  /** From then on memory has to be flat. */
  readonly settledSec: number;
  /** Called about once a minute with how it goes. */
  readonly tell: (text: string) => void;
}

/** One process over the time of a soak. */
export interface SoakedProcess {
  readonly name: string;
  readonly samples: readonly ProcessSample[];
}

export interface Soaked {
  readonly processes: readonly SoakedProcess[];
  /** Whether the same processes were there at each sample. */
  readonly isSameProcesses: boolean;
  /** Processes that were there after the end. */
  readonly left: number;
  readonly talked: Talked;
  /** Frames that `watch` captured, by its summary. */
  readonly frames: number;
  readonly states: Readonly<Record<string, string>>;
  readonly gaps: number;
  /** Findings by severity and rule. */
  readonly findings: Readonly<Record<string, number>>;
  readonly status: number | null;
  readonly settledSamples: number;
}

/** VSIs that come and go with short timers, `watch` live beside them, and a look at its processes every second. */
export async function soak({ evbscope, talk, guard, seconds, settledSec, tell }: SoakOptions): Promise<Soaked> {
  const link = await VethLink.open(guard);
  try {
    const states: Record<string, string> = {};
    const findings: Record<string, number> = {};
    let frames = 0;
    const watched = await Watched.start(link, evbscope, [], (line) => {
      if (line.event === 'transition' && line['side'] === 'station') states[String(line['vsiid'])] = String(line['to']);
      else if (line.event === 'summary') frames = Number(line['frames']);
      else if (line.event === 'finding') {
        const key = `${String(line['severity'])} ${String(line['rule'])}`;
        findings[key] = (findings[key] ?? 0) + 1;
      }
    });
    const talker = link.run('br', [...talk, DEVICES.br, `${VSIS}`]);
    let said = '';
    talker.stdout!.on('data', (text: Buffer) => (said += text.toString()));
    talker.stderr!.on('data', (text: Buffer) => tell(text.toString()));
    const pids = [watched.pid, ...processesBelow(watched.pid)];
    const samples = new Map<number, ProcessSample[]>(pids.map((pid) => [pid, []]));
    let isSameProcesses = true;
    const endMs = performance.now() + seconds * 1000;
    for (let count = 0; performance.now() < endMs; count++) {
      await sleep(SAMPLE_MS);
      for (const [pid, list] of samples) {
        const sample = sampleProcess(pid);
        if (sample) list.push(sample);
      }
      isSameProcesses &&= [watched.pid, ...processesBelow(watched.pid)].join() === pids.join();
      if (count % 60 === 59) tell(`${(count + 1) / 60} min: ${[...samples.values()].map((list) => `${list.at(-1)?.name} ${((list.at(-1)?.residentKib ?? 0) / 1024).toFixed(1)} MiB, ${list.at(-1)?.fds} fds`).join('; ')}`);
    }
    const closed = once(talker, 'close');
    talker.kill('SIGTERM');
    await closed;
    await sleep(TOLD_MS);
    const seen = { ...states };
    const status = await watched.stop();
    const left = pids.filter((pid) => sampleProcess(pid) !== null).length;
    const processes = [...samples.values()].map((list) => ({ name: list.at(-1)?.name ?? '', samples: list }));
    return { processes, isSameProcesses, left, talked: JSON.parse(said) as Talked, frames, states: seen, gaps: watched.counts.get('gap') ?? 0, findings, status, settledSamples: settledSec };
  } finally {
    await link.close();
  }
}
