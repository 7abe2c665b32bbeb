/** The value that so large a share of all does not exceed. */
export function rank(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)]!;
}
