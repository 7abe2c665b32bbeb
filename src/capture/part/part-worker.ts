import { parentPort, workerData } from 'node:worker_threads';
import { Underway } from '../underway.js';
import { readPart } from './read-part.js';
import type { PartMessage, WorkerData } from './worker-part.js';

const { request, readKib, taken } = workerData as WorkerData;
const underway = new Underway(taken);

function say(message: PartMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

await readPart(request, {
  start: (offset) => say({ start: offset }),
  piece: (piece) => {
    say({ piece }, [piece.octets.buffer, piece.runs.buffer]);
    underway.sent();
  },
  progress: (octets) => Atomics.store(readKib, 0, octets / 1024),
});
say(null);
