import { encode } from '../../../src/dissect/dissector.js';
import type { LayerSpec } from '../../../src/dissect/types.js';
import { MAC, NCB, octets, type Scenario } from '../../scenario.js';

/** Sends a control frame behind tags, in hex digits with their EtherTypes; returns its number. */
export function sendTagged(s: Scenario, who: string, tags: string, type: 'lldp' | 'ecp', payload: LayerSpec | Uint8Array): number {
  const body = payload instanceof Uint8Array ? payload : encode(payload);
  return s.octets(Uint8Array.from([...octets(`${NCB}${MAC[who] ?? who}${tags}${type === 'lldp' ? '88cc' : '8940'}`), ...body]));
}

/** An acknowledgement of a number that nobody asked under: it says nothing by itself. */
export const ACK = octets(`14010000${'00'.repeat(42)}`);
