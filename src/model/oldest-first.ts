/**
 * Keeps a bounded map: past `most` entries the oldest sixteenth goes at once (taking them one by one from the front of a
 * large Map is quadratic). Returns what went, oldest first.
 */
export function dropOldest<K, V>(map: Map<K, V>, most: number): V[] {
  if (map.size <= most) return [];
  const dropped: V[] = [];
  for (const [key, value] of map) {
    map.delete(key);
    if (dropped.push(value) > most / 16) break;
  }
  return dropped;
}
