import { safe } from '../../text/safe.js';
import { width } from '../../text/width.js';

const ASCII = /^[ -~]*$/;

/**
 * Text from the wire for a cell of the screen: sanitized, and one column a character: what is wider, or has no width of
 * its own, would shift everything behind it on terminals that see it differently.
 */
export function wireText(text: string): string {
  const shown = safe(text);
  if (ASCII.test(shown)) return shown;
  return Array.from(shown, (character) => (width(character) === 1 ? character : '?')).join('');
}
