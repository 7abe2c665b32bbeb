/** Three significant digits at most, without trailing zeros and without an exponent: `0.0012`, `17.4`, `1234`. */
export function significant(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95) return String(Math.round(value));
  if (size === 0) return '0';
  const decimals = Math.min(12, 2 - Math.floor(Math.log10(size)));
  return value.toFixed(decimals).replace(/\.?0+$/, '');
}

/** `4,812`: an integer with thousands marked. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 VSI`, `2 VSIs`, `1,000 frames`. */
export function count(value: number, noun: string): string {
  return `${thousands(value)} ${noun}${value === 1 ? '' : 's'}`;
}
