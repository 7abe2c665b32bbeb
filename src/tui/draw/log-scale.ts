/** The least value stands this many times above the floor of a logarithmic scale. */
const HEADROOM = 4;

/** Values from just above 0 to 1 on a logarithmic scale, so that one outlier does not flatten the rest; NaN stays. */
export function logScale(values: ArrayLike<number>): number[] {
  const list = Array.from(values);
  const known = list.filter((value) => value > 0);
  const floor = Math.min(...known) / HEADROOM;
  const whole = Math.log(Math.max(...known) / floor);
  return list.map((value) => (Number.isNaN(value) ? NaN : value <= floor ? 0 : Math.log(value / floor) / whole));
}
