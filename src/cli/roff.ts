/** Text as roff source. */
export function roff(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('…', '...').replace(/^([.'])/, '\\&$1');
}

/** Paragraphs with a head each, which is roff source already. */
export function entries(rows: readonly (readonly [head: string, text: string])[]): string[] {
  return rows.flatMap(([head, text]) => ['.TP', head, roff(text)]);
}

/** Lines that stay as they are. */
export function verbatim(lines: readonly string[]): string[] {
  return ['.nf', ...lines.map(roff), '.fi'];
}
