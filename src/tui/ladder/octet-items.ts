import { hex } from '../../text/mac.js';
import type { DetailItem } from './frame-detail.js';

const [PER_LINE, MOST_LINES] = [14, 16];

/** The first octets of a frame in hex digits, a line each, their offsets as labels: for a pane that has room for them. */
export function octetItems(octets: Uint8Array): DetailItem[] {
  const count = Math.ceil(octets.length / PER_LINE);
  const lines = Array.from({ length: Math.min(count, MOST_LINES) }, (_, line): DetailItem => {
    const at = line * PER_LINE;
    return { label: at.toString(16).padStart(4, '0'), text: hex(octets.subarray(at, at + PER_LINE), ' '), style: 'plain' };
  });
  return count > MOST_LINES ? [...lines, { label: '', text: '…', style: 'dim' }] : lines;
}
