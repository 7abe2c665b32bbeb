import type { Soaked, SoakedProcess } from './soak.js';

/** Samples whose average stands for a moment: a garbage collection more or less does not count. */
const AROUND = 60;

export interface SoakVerdict {
  readonly text: string;
  /** What is broken, each a sentence. */
  readonly faults: readonly string[];
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** By how much of itself memory grew from the first settled moment to the last. */
function growthOf({ samples }: SoakedProcess, settled: number): number {
  const after = samples.slice(settled).map(({ residentKib }) => residentKib);
  const around = Math.min(AROUND, Math.floor(after.length / 2));
  if (around === 0) return 0;
  return average(after.slice(-around)) / average(after.slice(0, around)) - 1;
}

/** The figures of a soak; `mostGrowth`: the share by which memory may grow once it has settled. */
export function soakVerdict(soaked: Soaked, mostGrowth: number): SoakVerdict {
  const { processes, settledSamples: settled, talked, frames, states, gaps, findings, status, left, isSameProcesses } = soaked;
  const faults: string[] = [];
  const rows = ['process      samples  first MiB  settled MiB  last MiB  most MiB   growth  fds     CPU s'];
  for (const process of processes) {
    const { name, samples } = process;
    const growth = growthOf(process, settled);
    const mib = (at: number): string => ((samples.at(at)?.residentKib ?? 0) / 1024).toFixed(1);
    const fds = samples.slice(Math.min(settled, 10)).map((sample) => sample.fds);
    const [least, most] = [Math.min(...fds), Math.max(...fds)];
    const cells = [String(samples.length).padStart(7), mib(0).padStart(9), mib(Math.min(settled, samples.length - 1)).padStart(11), mib(-1).padStart(8), ((samples.at(-1)?.mostResidentKib ?? 0) / 1024).toFixed(1).padStart(8), `${(growth * 100).toFixed(1)} %`.padStart(7), `${least}-${most}`.padEnd(6), (samples.at(-1)?.cpuSec ?? 0).toFixed(1).padStart(6)];
    rows.push(`${name.padEnd(11)}  ${cells.join('  ')}`);
    if (growth > mostGrowth) faults.push(`the memory of ${name} grew by ${(growth * 100).toFixed(1)} %`);
    if (fds[0] !== fds.at(-1)) faults.push(`${name} had ${fds[0]} open files and has ${fds.at(-1)}`);
  }
  const kept = (all: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(all).filter(([, state]) => state !== 'EXIT').sort());
  const isRight = kept(states) === kept(talked.states);
  const errors = Object.keys(findings).filter((key) => key.startsWith('error'));
  if (!isSameProcesses) faults.push('its processes were not always the same');
  if (left > 0) faults.push(`${left} processes were left`);
  if (status !== 143) faults.push(`it ended with ${status}`);
  if (!isRight) faults.push(`the states told are not those of the VSIs: ${kept(states)} and not ${kept(talked.states)}`);
  if (gaps > 0) faults.push(`${gaps} gaps`);
  if (frames !== talked.sent) faults.push(`${talked.sent} frames were sent, ${frames} captured`);
  if (errors.length > 0) faults.push(`findings: ${errors.join(', ')}`);
  const told = `sent ${talked.sent} frames, captured ${frames}; gaps: ${gaps}; states ${isRight ? 'right' : 'wrong'}; findings: ${JSON.stringify(findings)}; processes left: ${left}`;
  return { faults, text: [...rows, told, ...(faults.length === 0 ? ['good'] : faults.map((fault) => `BROKEN: ${fault}`))].join('\n') };
}
