import type { Operation } from '../../model/stat.js';
import type { Side } from '../../model/vsi.js';
import type { Link } from '../../track/link.js';

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

/** Why times of this link are less sure than others; empty where they are not. */
export function isFromArrival({ point }: Link): string {
  return point.hasArrivalTimes ? 'times are of the arrival at the capturing program, later than on the wire' : '';
}
