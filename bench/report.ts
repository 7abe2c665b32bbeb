import type { Measured } from './measure.js';
import type { Row } from './rows.js';

/** A row with what came out; null where it could not be measured. */
export interface Outcome {
  readonly row: Row;
  readonly measured: Measured | null;
  /** What else is to be said: why it was not measured, or what the answer was. */
  readonly remark: string;
  /** The answer itself is wrong: then no speed is any good. */
  readonly isWrong: boolean;
}

const HEAD = ['work', 'evbscope', 'peer', 'its time', 'ratio', 'at most', 'memory', 'at most', 'target'];

const seconds = (value: number): string => (value < 1 ? `${(1000 * value).toFixed(0)} ms` : `${value.toFixed(2)} s`);
const times = (value: number): string => (value < 0.3 ? `1/${(1 / value).toFixed(1).replace(/\.0$/, '')}` : `${value.toFixed(2)}`);
const mib = (value: number | null): string => (value === null ? '' : `${value.toFixed(0)} MiB`);

/** `check bulk.pcap`: the command without its options of no interest. */
function workOf(command: readonly string[]): string {
  return command.filter((word, i) => word !== '-n' && word !== '--fail-on' && command[i - 1] !== '--fail-on').join(' ').replace('evbscope ', '');
}

function peerOf({ peer }: Row): string {
  if (!peer) return '';
  return peer[0] === 'tcpdump' ? 'tcpdump -w, filtered' : peer[0] === 'tshark' ? workOf(peer).replace(/ -r \S+/, '') : workOf(peer);
}

/** Whether the targets are reached; null for what was not measured. */
export function isReached({ row, measured, isWrong }: Outcome): boolean | null {
  if (!measured) return null;
  const isFast = row.ratio === null || (measured.ratio ?? Infinity) <= row.ratio;
  return !isWrong && isFast && (row.memoryMib === null || measured.peakMib <= row.memoryMib);
}

function cells(outcome: Outcome): string[] {
  const { row, measured, remark } = outcome;
  const reached = isReached(outcome);
  const verdict = [reached === null ? 'not measured' : reached ? 'reached' : 'NOT REACHED', remark].filter((text) => text !== '').join('; ');
  const time = (value: number | null | undefined): string => (value == null ? '' : seconds(value));
  const ratio = (value: number | null | undefined): string => (value == null ? '' : times(value));
  return [workOf(row.ours), time(measured?.seconds), peerOf(row), time(measured?.peerSeconds), ratio(measured?.ratio), ratio(row.ratio), mib(measured?.peakMib ?? null), mib(row.memoryMib), verdict];
}

/** The outcomes as a Markdown table whose columns stand below each other. */
export function resultTable(outcomes: readonly Outcome[]): string {
  const rows = [HEAD, ...outcomes.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(rows[0]!), line(widths.map((width) => '-'.repeat(width))), ...rows.slice(1).map(line)].join('\n');
}
