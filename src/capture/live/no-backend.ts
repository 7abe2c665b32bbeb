import { PACKAGES, rightsAdvice } from './advice.js';
import type { BackendName, TapEnd } from './tap.js';

/** Why none of the backends that were tried captures; each ended as `end` says. */
export function noBackend(interfaceName: string, tried: readonly { readonly backend: BackendName; readonly end: TapEnd }[]): TapEnd {
  const refused = tried.filter(({ end }) => end.cause === 'forbidden');
  if (refused.length > 0) {
    const names = refused.map(({ backend }) => backend).join(', ');
    return { cause: 'forbidden', sentence: `no permission to capture on ${interfaceName} with ${names}; ${rightsAdvice(interfaceName)}` };
  }
  const other = tried.find(({ end }) => end.cause !== 'missing') ?? (tried.length === 1 ? tried[0] : undefined);
  if (other) return other.end;
  return { cause: 'missing', sentence: `nothing to capture with on this machine; install ${PACKAGES.tcpdump} or ${PACKAGES.dumpcap}` };
}
