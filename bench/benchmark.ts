import type { Captures } from './captures.js';
import { filterAnswer } from './filter-answer.js';
import { measure } from './measure.js';
import { areRealVsisRight } from './real-vsis.js';
import type { Outcome } from './report.js';
import { ROWS, type Row } from './rows.js';

export interface BenchmarkOptions {
  /** A group of rows; null for all. */
  readonly only: string | null;
  readonly rounds: number;
  readonly captures: Captures;
  /** Leave them where they are. */
  readonly keep: boolean;
  /** How the build that is measured is called. */
  readonly evbscope: readonly string[];
  /** How its library is called to read a capture into a store. */
  readonly store: readonly string[];
  /** How its library is called to ask a filter of the frames of a capture. */
  readonly filter: readonly string[];
  /** Names of the programs that are there to be held against. */
  readonly peers: ReadonlySet<string>;
  readonly tell: (progress: string) => void;
}

/** Measures row by row. A row that fails says so, the others go on. */
export async function benchmark(options: BenchmarkOptions): Promise<Outcome[]> {
  const { only, captures, keep, tell } = options;
  const rows = ROWS.filter(({ group }) => only === null || group === only);
  const outcomes: Outcome[] = [];
  for (const [i, row] of rows.entries()) {
    try {
      outcomes.push(await outcomeOf(row, options));
    } catch (error) {
      tell(String(error));
      outcomes.push({ row, measured: null, remark: 'failed', isWrong: false });
    }
    const later = new Set(rows.slice(i + 1).flatMap((next) => read(next, captures)));
    if (!keep) for (const name of read(row, captures)) if (!later.has(name)) captures.remove(name);
  }
  return outcomes;
}

/** The captures that a row reads. */
function read({ ours, peer }: Row, captures: Captures): string[] {
  return [...new Set([...ours, ...(peer ?? [])])].filter((word) => captures.path(word) !== null);
}

async function outcomeOf(row: Row, { rounds, captures, evbscope, store, filter, peers, tell }: BenchmarkOptions): Promise<Outcome> {
  const programs = new Map([['evbscope', evbscope], ['store', store], ['filter', filter], ['node', [process.execPath]]]);
  const command = ([program, ...words]: readonly string[]): string[] => [...(programs.get(program!) ?? [program!]), ...words.map((word) => captures.path(word) ?? word)];
  const peer = row.peer?.[0];
  if (peer !== undefined && !programs.has(peer) && !peers.has(peer)) return { row, measured: null, remark: `${peer} is not installed`, isWrong: false };
  for (const name of read(row, captures)) await captures.make(name, () => tell(`generating ${name}: ${captures.title(name)}`));
  tell(`measuring ${row.ours.join(' ')}${row.peer ? ` against ${row.peer.join(' ')}` : ''}`);
  const measured = await measure(command(row.ours), row.peer && command(row.peer), Math.max(1, Math.round(rounds * (row.rounds ?? 1))));
  if (row.group === 'filter') return { row, measured, ...(await filterAnswer(command(row.ours))) };
  if (row.group !== 'flood') return { row, measured, remark: '', isWrong: false };
  const isRight = await areRealVsisRight(command(['evbscope', 'vsis', '--json', 'flood.pcap']));
  return { row, measured, remark: `the real VSIs are ${isRight ? 'right' : 'wrong'}`, isWrong: !isRight };
}
