import { wrap } from '../../text/wrap.js';
import { cut, span, type Line, type Style } from './line.js';

/** A label of `label` columns, and beside it the text in as many lines as it needs. */
export function labelledLines(name: string, text: string, style: Style, label: number, columns: number): Line[] {
  return wrap(text, Math.max(1, columns - label)).map((part, index): Line => [span(cut(index === 0 ? name : '', label).padEnd(label), 'strong'), span(part, style)]);
}
