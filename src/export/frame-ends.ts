import { bridgedFrame } from '../dissect/bridged-frame.js';
import type { Layer } from '../model/decoded.js';

/** Addresses of a frame; without those that were cut off, or that its link type does not have. */
export interface FrameEnds {
  readonly src?: Uint8Array;
  readonly dst?: Uint8Array;
}

/** Who sent a frame to whom: of a frame in a tunnel its own addresses, not those of the tunnel. */
export function frameEnds(layers: readonly Layer[]): FrameEnds {
  return (bridgedFrame(layers) ?? layers[0])?.pdu ?? {};
}
