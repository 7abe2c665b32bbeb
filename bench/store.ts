import { readFileSync } from 'node:fs';
import type { openCapture } from '../src/open-capture.js';

const MIB = 1024 * 1024;
const ASKED = 20;

/** Milliseconds that it takes, the median of some times. */
function median(act: (turn: number) => unknown): number {
  const times: number[] = [];
  for (let turn = 0; turn < ASKED; turn++) {
    const begin = performance.now();
    act(turn);
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[ASKED / 2]!;
}

function peakMib(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

/** Reads a capture into the store of the built library, by its scanner, as a screen does; says how fast, how large and how soon it answers. */
export async function fillStore(file: string, built: URL): Promise<string> {
  const library = (await import(new URL('index.js', built).href)) as { readonly openCapture: typeof openCapture };
  const begin = performance.now();
  const capture = library.openCapture([file], { scanner: new URL('scanner.js', built) });
  const turns: number[] = [];
  // The first turn waits for the thread to start.
  for (let goesOn = await capture.read(); goesOn; turns.push(performance.now())) goesOn = await capture.read();
  const seconds = (performance.now() - begin) / 1000;
  const { frames, analysis, source } = capture;
  for (const { message } of source.problems) throw new Error(message);
  const lengths = turns.slice(1).map((end, i) => end - turns[i]!).sort((a, b) => a - b);
  const share = (part: number): string => `${(lengths[Math.floor(part * (lengths.length - 1))] ?? 0).toFixed(1)} ms`;
  const number = (value: number): string => Math.round(value).toLocaleString('en');
  const lives = analysis.summary().vsis;
  const lines = [
    `${number(source.frames)} frames, ${number(lives)} VSIs in ${seconds.toFixed(2)} s: ${number(source.frames / seconds)} frames/s`,
    `resident: ${number(process.memoryUsage.rss() / MIB)} MiB, at most ${number(peakMib())} MiB`,
    `turns of reading: median ${share(0.5)}, 95 % within ${share(0.95)}, 99 % within ${share(0.99)}, the longest ${share(1)}`,
    `frames of a life: ${median((turn) => frames.framesOf(turn * 1000)).toFixed(1)} ms`,
    `a life: ${median((turn) => analysis.life(turn * 1000)).toFixed(3)} ms`,
    `a look at all lives: ${median(() => Array.from(analysis.glances(), ({ station }) => station.state).length).toFixed(1)} ms`,
  ];
  await capture.close();
  return lines.join('\n');
}
