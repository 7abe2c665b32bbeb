/** T(n) = 2^n x 10 us, in nanoseconds: what an exponent of the EVB TLV stands for (802.1Q D.2.12). */
export function exponentNs(exponent: number): number {
  return 2 ** exponent * 10_000;
}
