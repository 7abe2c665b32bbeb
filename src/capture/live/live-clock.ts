/** The clock and the timers of a live capture. */
export interface LiveClock {
  /** Microseconds since 1970: of the wall clock at the start, and from then on of a clock that never goes back. */
  nowUs(): number;
  /** Calls `call` once, after so many milliseconds; what it gives calls that off. */
  after(ms: number, call: () => void): () => void;
}

/** The clock of this machine. */
export const LIVE_CLOCK: LiveClock = {
  nowUs: () => Math.floor((performance.timeOrigin + performance.now()) * 1000),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
