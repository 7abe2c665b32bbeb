import { parentPort, workerData } from 'node:worker_threads';
import { Timebase } from '../../model/timebase.js';
import { openSource } from '../open.js';
import { twoThreads } from '../part/two-threads.js';
import { Underway } from '../underway.js';
import { BatchWriter, type Batch } from './batch.js';
import type { ScannerData, ScannerMessage } from './remote-source.js';
import { Tally } from './tally.js';

const { files, originSec, tunnels, counts, taken } = workerData as ScannerData;
const timebase = new Timebase(originSec);
const source = openSource(files, timebase, { tunnels, split: twoThreads(new URL('./part-worker.js', import.meta.url)) });
const tally = new Tally(counts);
const underway = new Underway(taken);
const writer = new BatchWriter();
let problems = 0;

function say(batch: Batch | null, isEnd: boolean): void {
  const isNews = source.problems.length > problems;
  problems = source.problems.length;
  const message: ScannerMessage = { batch, problems: isNews ? source.problems : null, originSec: timebase.isSet ? timebase.originSec : null, isEnd };
  parentPort?.postMessage(message, batch === null ? [] : [batch.octets.buffer, batch.items.buffer]);
  underway.sent();
}

tally.note(source);
for (let inputs = await source.read(); inputs !== null; inputs = await source.read()) {
  tally.note(source);
  for (const batch of writer.pack(inputs)) say(batch, false);
  if (source.problems.length > problems) say(null, false);
}
tally.note(source);
say(null, true);
