const LEVELS = '▁▂▃▄▅▆▇█';

/**
 * A column a value: its height is the value's share of the greatest one; a blank where nothing was measured (NaN), the
 * lowest block for anything that was.
 */
export function sparkline(values: readonly number[], max = Math.max(0, ...values.filter((value) => !Number.isNaN(value)))): string {
  return values
    .map((value) => (Number.isNaN(value) ? ' ' : LEVELS[max <= 0 ? 0 : Math.min(7, Math.floor((8 * value) / max))]!))
    .join('');
}
