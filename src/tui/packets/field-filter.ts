import { quoted } from '../../filter/print.js';
import type { FieldNotes } from '../../export/field-notes.js';
import type { FieldInfo } from '../../model/decoded.js';
import { hex } from '../../text/mac.js';
import type { PacketNode } from './packet-node.js';

/** Octets of an address of a type; of others it is compared as octets. */
const LENGTHS: Readonly<Partial<Record<FieldInfo['type'], number>>> = { mac: 6, ipv4: 4, ipv6: 16, uuid: 16 };

function nameOf({ values, valuesByLayer }: FieldInfo, value: number, said: string): string | undefined {
  const name = values?.[value];
  if (name !== undefined) return name;
  // Layers number differently: what the tree says begins with the name in this one.
  return Object.values(valuesByLayer ?? {}).map((names) => names[value]).find((one) => one !== undefined && said.startsWith(`${one} (`));
}

function literal(info: FieldInfo, node: PacketNode, octets: Uint8Array): string | null {
  const { source, bit, bits } = node;
  const value = source?.value ?? null;
  if (typeof value === 'number') {
    const name = nameOf(info, value, source!.text);
    return name === undefined ? String(value) : quoted(name);
  }
  if (value === null || bits === 0) return null;
  if (info.type === 'text') return quoted(value);
  const raw = octets.subarray(bit >> 3, (bit + bits) >> 3);
  const length = LENGTHS[info.type];
  if (length === undefined) return `0x${hex(raw)}`;
  return length === raw.length ? value : null;
}

/** A filter that the frames pass which have the same in that field, or such a layer; null for what no filter asks for. */
export function fieldFilter(node: PacketNode, octets: Uint8Array, { fields, layers }: FieldNotes): string | null {
  if (node.filter !== null) return node.filter;
  const { source, name } = node;
  if (source === null) return null;
  const info = source.value === null ? undefined : fields.get(name);
  if (!info) return layers.get(name)?.prefix ?? null;
  const value = literal(info, node, octets);
  return value === null ? name : `${name} == ${value}`;
}
