/** The text of the line that stands behind `▶` in the pane whose title begins with `title`. */
export function selectedLine(screen: readonly string[], title: string): string {
  const from = screen.findIndex((line) => line.includes(`─ ${title}`));
  return screen.slice(from + 1).find((line) => line.startsWith('│▶'))!.slice(2, -1).trim();
}

/** Offsets of the octets in brackets in the lines of the dump. */
export function bracketed(screen: readonly string[]): number[] {
  const found: number[] = [];
  for (const line of screen) {
    const [, offset, dump] = /^│([0-9a-f]{4}) (.{50})/.exec(line) ?? [];
    if (offset === undefined || dump === undefined) continue;
    let isIn = false;
    let octet = 0;
    for (let at = 0; at < dump.length; at++) {
      if (dump[at] === '[') isIn = true;
      if (dump[at] === ']') isIn = false;
      if (/[0-9a-f]/.test(dump[at]!)) {
        if (isIn) found.push(Number.parseInt(offset, 16) + octet);
        octet++;
        at++;
      }
    }
  }
  return found;
}
