/** What both ends of every generated link advertise: R 3, T(RTE) 164 ms, T(RWD) and T(RKA) 10.49 s. */
export const TIMERS = { r: 3, rte: 14, rwd: 20, rka: 20 } as const;

/** T(RKA): a VSI is kept alive so long after the last answer. */
export const KEEP_ALIVE_NS = 2 ** TIMERS.rka * 10_000;
