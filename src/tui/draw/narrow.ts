import { width } from '../../text/width.js';

const ASCII = /^[ -~]*$/;

/**
 * Sanitized text for a cell of the screen, one column a character: what is wider, or has no width of its own, would shift
 * everything behind it on terminals that see it differently.
 */
export function narrow(text: string): string {
  if (ASCII.test(text)) return text;
  return Array.from(text, (character) => (width(character) === 1 ? character : '?')).join('');
}
