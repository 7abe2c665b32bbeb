import type { TapRequest } from './tap.js';

/** What the launcher is asked; `tap` is the number that the client gave to a run. */
export type LauncherOrder =
  /** Connects to the Unix socket, which becomes the standard output of the backend. */
  | { readonly type: 'start'; readonly tap: number; readonly request: TapRequest; readonly socketPath: string }
  | { readonly type: 'stop'; readonly tap: number }
  /** Asks for the counters; `ask` comes back with them. */
  | { readonly type: 'lost'; readonly tap: number; readonly ask: number };

/** How a backend's process ended. */
export interface BackendExit {
  /** False when it could not be started: no such program. */
  readonly wasFound: boolean;
  readonly code: number | null;
  readonly signal: string | null;
  /** The last lines of its standard error, counters left out. */
  readonly lines: readonly string[];
  /** Frames lost, where it counted them. */
  readonly lost: number | null;
}

/** What the launcher says. */
export type LauncherReport =
  | { readonly type: 'started'; readonly tap: number; readonly pid: number }
  | { readonly type: 'lost'; readonly tap: number; readonly ask: number; readonly lost: number | null }
  | { readonly type: 'ended'; readonly tap: number; readonly exit: BackendExit };
