import { floodLive, type LiveFlood } from './live-flood.js';
import { rank } from './rank.js';
import { VethLink } from './veth-link.js';
import { wireToLine, wireToScreen } from './wire-times.js';

const BACKENDS = ['tcpdump', 'dumpcap', 'pcap', 'cap'];
const SCREENS = 4;
const HEAD = 'backend  frames   rate/s   sent   seen   lost  counted lost  flood s  CPU s evbscope  backend  MiB evbscope  backend';

export interface LiveOptions {
  /** Command lines: the program, what talks, and what sends marks (a device and a number follow). */
  readonly evbscope: readonly string[];
  readonly talk: readonly string[];
  readonly mark: readonly string[];
  readonly guard: string;
  /** Data frames of each flood. */
  readonly dataFrames: number;
  /** Called with each row of figures. */
  readonly tell: (row: string) => void;
}

function floodRow(flood: LiveFlood): string {
  const { backend, hasData, rate, sent, seen, countedLost, floodSec, evbscopeCpuSec, backendCpuSec, evbscopeMib, backendMib } = flood;
  const cells: readonly (readonly [string, number])[] = [
    [hasData ? 'all' : 'control', 7], [rate.toFixed(0), 7], [`${sent}`, 5], [`${seen}`, 5], [`${sent - seen}`, 5], [countedLost === null ? 'not told' : `${countedLost}`, 12], [floodSec.toFixed(1), 7],
    [evbscopeCpuSec.toFixed(2), 14], [backendCpuSec.toFixed(2), 7], [evbscopeMib.toFixed(0), 12], [backendMib.toFixed(0), 7],
  ];
  return [backend.padEnd(7), ...cells.map(([text, width]) => text.padStart(width))].join('  ');
}

function timesRow(what: string, times: readonly number[]): string {
  const heard = times.filter((ms) => !Number.isNaN(ms));
  const at = (share: number): string => `${rank(heard, share).toFixed(1)} ms`;
  return `${what.padEnd(24)} p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} of ${times.length} frames, ${times.length - heard.length} never`;
}

/**
 * Measures live capture on a link of its own: control frames beside a flood of data frames with every backend, and how soon a frame is on
 * the screen and in a line of `watch`. Linux and root only.
 */
export async function measureLive(options: LiveOptions): Promise<void> {
  const { evbscope, mark, guard, tell: say } = options;
  const link = await VethLink.open(guard);
  try {
    const screen: number[] = [];
    for (let run = 0; run < SCREENS; run++) screen.push(...(await wireToScreen(link, evbscope, mark)));
    say(timesRow('wire to screen', screen));
    for (const backend of BACKENDS) say(timesRow(`wire to line, ${backend}`, await wireToLine(link, evbscope, mark, backend)));
  } finally {
    await link.close();
  }
  say(HEAD);
  for (const hasData of [false, true]) for (const backend of BACKENDS) say(floodRow(await floodLive(backend, hasData, options)));
}
