import type { Backend } from './backend.js';

/** What every Node child of ours has in common: the request is its one argument, and it tells its losses as `lost N`. */
export const ownChild = {
  program: null,
  arguments: (request) => [JSON.stringify(request)],
  countersBy: null,
  lostIn: (line) => {
    const found = /^lost (\d+)$/.exec(line);
    return found ? Number(found[1]) : null;
  },
} as const satisfies Partial<Backend>;
