import type { Decoded, Layer } from '../model/decoded.js';
import { describeLldp } from './describe-lldp.js';
import { describeVdp } from './describe-vdp.js';
import type { FieldTable } from './field-table.js';
import { said } from './said.js';

/** What a control frame says, for one line. `info` is sanitized. */
export interface Description {
  readonly protocol: string;
  readonly info: string;
}

const OPERATIONS = ['request', 'ack'];

function describeEcp(ecp: Layer, layers: readonly Layer[], table: FieldTable): Description {
  const isDraft = ecp.name === 'ecp-draft';
  const suffix = isDraft ? ' draft' : '';
  const { op, seqno, version, subtype } = ecp.pdu as Record<string, number | undefined>;
  const operation = op === undefined ? '' : (OPERATIONS[op] ?? `operation ${op}`);
  const sequence = seqno === undefined ? '' : `seq ${seqno}`;
  const odd = [!isDraft && version !== undefined && version !== 1 ? `version ${version}` : '', !isDraft && subtype !== undefined && subtype !== 1 ? `subtype ${subtype}` : ''];
  const vdp = op === 0 ? describeVdp(layers, table) : '';
  const info = [vdp === '' ? operation : '', sequence, ...odd, vdp].filter((part) => part !== '').join(' ');
  return { protocol: `${vdp === '' ? 'ECP' : 'VDP'}${suffix}`, info };
}

/** Puts a decoded control frame into words by its outermost control protocol. */
export function describe({ layers }: Decoded, table: FieldTable): Description {
  for (const layer of layers) {
    if (layer.name === 'lldp') return { protocol: 'LLDP', info: describeLldp(layers, table) };
    if (layer.name === 'ecp' || layer.name === 'ecp-draft') return describeEcp(layer, layers, table);
  }
  const last = layers.at(-1);
  return { protocol: last ? last.name : '-', info: last ? said(last, 'type', table) : '' };
}
