import type { Session } from './session.js';

/** How a session ended for each VSI: the station's state and the bridge's. */
export type Ends = readonly string[];

export const GONE = 'EXIT EXIT';
export const UP = 'ASSOCIATED ASSOCIATED';

/** A session in which both ends do everything right. */
export interface CleanSession {
  readonly name: string;
  readonly make: () => Session;
  readonly ends: Ends;
  /** A TTL of minutes or hours: a capture between two LLDPDUs looks as if there were none. */
  readonly isSeldomTold: boolean;
}

export const clean = (name: string, make: () => Session, ends: Ends, { isSeldomTold = false } = {}): CleanSession => ({ name, make, ends, isSeldomTold });
