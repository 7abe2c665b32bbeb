import type { Layer } from '../model/decoded.js';
import type { TextBuffer } from '../text/text-buffer.js';
import { describeLldp } from './describe-lldp.js';
import { describeVdp, isVdp } from './describe-vdp.js';
import type { FieldTable } from './field-table.js';
import { nextPart } from './next-part.js';
import { writeSaid } from './said.js';

const OPERATIONS = ['request', 'ack'];
const [REQUEST, VERSION, VDP] = [0, 1, 1];
const DRAFT = 'ecp-draft';

/** What a control frame is about: the layer of its outermost control protocol, without one the innermost layer. */
export interface Subject {
  readonly layer: Layer;
  readonly protocol: string;
}

/** Null for a frame that was cut before its first layer. */
export function subjectOf(layers: readonly Layer[]): Subject | null {
  for (const layer of layers) {
    const { name, pdu } = layer;
    if (name === 'lldp') return { layer, protocol: 'LLDP' };
    if (name !== 'ecp' && name !== DRAFT) continue;
    const hasVdp = pdu['op'] === REQUEST && isVdp(layers);
    return { layer, protocol: name === DRAFT ? (hasVdp ? 'VDP draft' : 'ECP draft') : hasVdp ? 'VDP' : 'ECP' };
  }
  const last = layers.at(-1);
  return last ? { layer: last, protocol: last.name } : null;
}

function writeCount(to: TextBuffer, from: number, name: string, value: number): void {
  nextPart(to, from, ' ');
  to.text(name);
  to.decimal(value);
}

function describeEcp(to: TextBuffer, { layer, protocol }: Subject, layers: readonly Layer[], table: FieldTable): void {
  const { op, seqno, version, subtype } = layer.pdu as Record<string, number | undefined>;
  const from = to.length;
  const hasVdp = protocol.startsWith('VDP');
  if (!hasVdp && op !== undefined) to.text(OPERATIONS[op] ?? `operation ${op}`);
  if (seqno !== undefined) writeCount(to, from, 'seq ', seqno);
  if (layer.name !== DRAFT && version !== undefined && version !== VERSION) writeCount(to, from, 'version ', version);
  if (layer.name !== DRAFT && subtype !== undefined && subtype !== VDP) writeCount(to, from, 'subtype ', subtype);
  if (!hasVdp) return;
  nextPart(to, from, ' ');
  describeVdp(to, layers, table);
}

/** Writes what a control frame says, for one line; sanitized. */
export function describe(to: TextBuffer, subject: Subject, layers: readonly Layer[], table: FieldTable): void {
  const { name, pdu } = subject.layer;
  if (name === 'lldp') describeLldp(to, layers, table);
  else if (name === 'ecp' || name === DRAFT) describeEcp(to, subject, layers, table);
  else writeSaid(to, pdu, 'type', table.get(name));
}
