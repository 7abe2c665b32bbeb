import type { Decoded, Layer } from '../model/decoded.js';
import type { TextBuffer } from '../text/text-buffer.js';
import { describeLldp } from './describe-lldp.js';
import { describeVdp, isVdp } from './describe-vdp.js';
import type { FieldTable } from './field-table.js';
import { nextPart } from './next-part.js';
import { writeSaid } from './said.js';

const OPERATIONS = ['request', 'ack'];
const [REQUEST, VERSION, VDP] = [0, 1, 1];

const isDraft = ({ name }: Layer): boolean => name === 'ecp-draft';

/** The outermost control protocol's layer; without one the innermost layer. */
function subject(layers: readonly Layer[]): Layer | undefined {
  for (const layer of layers) if (layer.name === 'lldp' || layer.name === 'ecp' || isDraft(layer)) return layer;
  return layers.at(-1);
}

function carriesVdp(ecp: Layer, layers: readonly Layer[]): boolean {
  return ecp.pdu['op'] === REQUEST && isVdp(layers);
}

function describeEcp(to: TextBuffer, ecp: Layer, layers: readonly Layer[], table: FieldTable): void {
  const { op, seqno, version, subtype } = ecp.pdu as Record<string, number | undefined>;
  const from = to.length;
  const hasVdp = carriesVdp(ecp, layers);
  if (!hasVdp && op !== undefined) to.text(OPERATIONS[op] ?? `operation ${op}`);
  const part = (name: string, value: number): void => {
    nextPart(to, from, ' ');
    to.text(name);
    to.decimal(value);
  };
  if (seqno !== undefined) part('seq ', seqno);
  if (!isDraft(ecp) && version !== undefined && version !== VERSION) part('version ', version);
  if (!isDraft(ecp) && subtype !== undefined && subtype !== VDP) part('subtype ', subtype);
  if (!hasVdp) return;
  nextPart(to, from, ' ');
  describeVdp(to, layers, table);
}

/** The protocol that a control frame speaks. */
export function protocolOf({ layers }: Decoded): string {
  const layer = subject(layers);
  if (layer === undefined) return '-';
  if (layer.name === 'lldp') return 'LLDP';
  if (isDraft(layer)) return carriesVdp(layer, layers) ? 'VDP draft' : 'ECP draft';
  return layer.name === 'ecp' ? (carriesVdp(layer, layers) ? 'VDP' : 'ECP') : layer.name;
}

/** Writes what a control frame says in its protocol, for one line; sanitized. */
export function describe(to: TextBuffer, { layers }: Decoded, table: FieldTable): void {
  const layer = subject(layers);
  if (layer === undefined) return;
  if (layer.name === 'lldp') describeLldp(to, layers, table);
  else if (layer.name === 'ecp' || isDraft(layer)) describeEcp(to, layer, layers, table);
  else writeSaid(to, layer, 'type', table);
}
