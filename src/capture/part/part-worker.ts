import { parentPort, workerData } from 'node:worker_threads';
import { readPart } from './read-part.js';
import { MAX_UNDERWAY, READ_KIB, TAKEN, type PartMessage, type WorkerData } from './worker-part.js';

const { request, shared } = workerData as WorkerData;
let sent = 0;

function say(message: PartMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

await readPart(request, {
  start: (offset) => say({ start: offset }),
  piece: (piece) => {
    say({ piece }, [piece.octets.buffer, piece.runs.buffer]);
    sent++;
    for (let taken = Atomics.load(shared, TAKEN); sent - taken >= MAX_UNDERWAY; taken = Atomics.load(shared, TAKEN)) {
      Atomics.wait(shared, TAKEN, taken);
    }
  },
  progress: (octets) => Atomics.store(shared, READ_KIB, octets / 1024),
});
say(null);
