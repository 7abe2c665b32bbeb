import type { Layer } from '../model/decoded.js';

/** The innermost of the frames of Ethernet that a tunnel carries; null for a frame in no tunnel. */
export function bridgedFrame(layers: readonly Layer[]): Layer | null {
  for (let i = layers.length - 1; i > 0; i--) if (layers[i]!.name === 'eth') return layers[i]!;
  return null;
}
