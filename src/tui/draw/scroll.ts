/** The first visible row: as `top` says, moved as little as is needed to show `cursor` and to leave no room empty. */
export function scroll(top: number, cursor: number, rows: number, count: number): number {
  const least = Math.max(0, Math.min(cursor - rows + 1, count - 1));
  const most = Math.max(0, Math.min(cursor, count - rows));
  return Math.min(Math.max(top, Math.max(0, least)), Math.max(most, least));
}
