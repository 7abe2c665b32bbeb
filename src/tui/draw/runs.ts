import type { Span, Style } from './line.js';

/** A text as spans, each as long as its characters have one style. */
export function runs(text: string, styleOf: (character: string) => Style): Span[] {
  const spans: { text: string; style: Style }[] = [];
  for (const character of text) {
    const style = styleOf(character);
    const last = spans.at(-1);
    if (last?.style === style) last.text += character;
    else spans.push({ text: character, style });
  }
  return spans;
}
