import type { Operation } from '../model/stat.js';

/** What is measured, as the screens name it and in their order. */
export const OPERATION_TITLES: Readonly<Record<Operation, string>> = {
  assoc: 'assoc', 'ecp-ack': 'ECP ack', deassoc: 'deassoc', preassoc: 'preassoc', keepalive: 'keep-alive', 'to-associated': 'to ASSOC',
  'lldp-period': 'LLDP period', 'evb-convergence': 'EVB agreed', 'migration-gap': 'migration',
};

export const OPERATIONS = Object.keys(OPERATION_TITLES) as readonly Operation[];
