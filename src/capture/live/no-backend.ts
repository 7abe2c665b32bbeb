import { PACKAGES, rightsAdvice } from './advice.js';
import type { TapEnd } from './tap.js';

/** Why none of several backends captures, when each ended as `ends` say. */
export function noBackend(interfaceName: string, ends: readonly TapEnd[]): TapEnd {
  if (ends.some(({ cause }) => cause === 'forbidden')) {
    return { cause: 'forbidden', sentence: `${interfaceName}: no permission to capture; ${rightsAdvice(interfaceName)}` };
  }
  const other = ends.find(({ cause }) => cause !== 'missing');
  return other ?? { cause: 'missing', sentence: `${interfaceName}: no program to capture with on this machine; install ${PACKAGES.tcpdump} or ${PACKAGES.dumpcap}` };
}
