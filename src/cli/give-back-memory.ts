import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Below this nobody misses it: octets of the heap. */
const WORTHWHILE = 64e6;

/** Collects what a long piece of work left behind, once, where that is much; it would stay until the heap has grown again. */
export function giveBackMemory(): void {
  if (process.memoryUsage().heapTotal < WORTHWHILE) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
