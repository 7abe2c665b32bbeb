import { safe } from '../../text/safe.js';
import { narrow } from './narrow.js';

/** Text from the wire for a cell of the screen: sanitized, and one column a character. */
export function wireText(text: string): string {
  return narrow(safe(text));
}
