import type { Decoded } from '../model/decoded.js';
import type { TextBuffer } from '../text/text-buffer.js';
import type { Paint } from './paint.js';

/** Writes behind the line of a frame what is wrong with its octets, two blanks in front of each. */
export function writeFrameMarks(to: TextBuffer, { layers, faults, truncated }: Decoded, paint: Paint): void {
  for (const { layer, kind, at, need, have } of faults) to.text(`  ${paint.error(`[${layer}: ${kind} at octet ${at}, ${need} wanted, ${have} there]`)}`);
  for (const { name, reserved } of layers) if (reserved) to.text(`  ${paint.warning(`[${name}: reserved bits set]`)}`);
  if (truncated) to.text(`  ${paint.warning('[cut by the snap length]')}`);
}
