import type { Operation } from '../../model/stat.js';
import type { Side } from '../../model/vsi.js';

const NAMES: Readonly<Record<Operation, string>> = {
  'ecp-ack': 'ECP ack',
  preassoc: 'preassoc',
  assoc: 'assoc',
  deassoc: 'deassoc',
  keepalive: 'keep-alive',
  'to-associated': 'first request to ASSOCIATED',
  'lldp-period': 'LLDP refresh',
  'evb-convergence': 'EVB convergence',
  'migration-gap': 'migration',
};

/** An operation for people; of an acknowledgement, whose it is. `side`: who asked. */
export function operationText(operation: Operation, side: Side | null): string {
  if (operation !== 'ecp-ack' || side === null) return NAMES[operation];
  return `${NAMES[operation]} of the ${side === 'station' ? 'bridge' : 'station'}`;
}
