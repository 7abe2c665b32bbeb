/** What both ends of a generated link advertise, and how long they wait between what they do by themselves. */
export interface EvbTimers {
  /** Exponents; T = 10 us * 2^exponent; `r`: the retransmissions. */
  readonly r: number;
  readonly rte: number;
  readonly rwd: number;
  readonly rka: number;
  /** Between two LLDPDUs, once the ends know each other. */
  readonly lldpNs: number;
  /** How long a VSI stays pre-associated, and how long one stays away that left. */
  readonly preassociatedNs: number;
  readonly awayNs: number;
}

/** R 3, T(RTE) 164 ms, T(RWD) and T(RKA) 10.49 s. */
export const TIMERS: EvbTimers = { r: 3, rte: 14, rwd: 20, rka: 20, lldpNs: 30e9, preassociatedNs: 3e9, awayNs: 5e9 };

/** Everything as fast as it can be without looking late where a machine is slow: T(RWD) and T(RKA) 1.3 s. */
export const FAST_TIMERS: EvbTimers = { r: 3, rte: 14, rwd: 17, rka: 17, lldpNs: 2e9, preassociatedNs: 0.5e9, awayNs: 1e9 };

/** T(RKA) in nanoseconds: a VSI is kept alive so long after the last answer. */
export function keepAliveNs({ rka }: EvbTimers): number {
  return 2 ** rka * 10_000;
}
