import type { Split } from './part.js';

/** Octets below which a second thread costs more time than it saves. */
const MIN_SIZE = 200e6;
/** Octets that the first thread reads while the second one starts. */
const HEAD_START = 100e6;
/** The first thread decodes what is handed over: where that is most of the file, the second one saves nothing and fills memory. */
const DENSEST = 0.5;

/** Reads large files by two threads; `program` is the built worker. */
export function twoThreads(program: URL): Split {
  return {
    densest: DENSEST,
    cut: (size) => (size < MIN_SIZE ? null : Math.floor((size + HEAD_START) / 2)),
    begin: async (request) => {
      const { WorkerPart } = await import('./worker-part.js');
      try {
        return new WorkerPart(program, request);
      } catch {
        return null;
      }
    },
  };
}
