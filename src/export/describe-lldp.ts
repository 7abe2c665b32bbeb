import type { Layer, Pdu } from '../model/decoded.js';
import type { FieldTable } from './field-table.js';
import { said } from './said.js';

const CHANNELS_SHOWN = 4;

function numbers(pdu: Pdu, ...keys: readonly string[]): string[] {
  return keys.flatMap((key) => (typeof pdu[key] === 'number' ? [`${key.toUpperCase()} ${pdu[key]}`] : []));
}

function flags(pdu: Pdu, names: Readonly<Record<string, string>>): string[] {
  return Object.entries(names).flatMap(([key, name]) => (pdu[key] === 1 ? [name] : []));
}

function evb(layer: Layer, table: FieldTable): string {
  const { pdu } = layer;
  const isBridge = pdu['mode'] === 1;
  const relay = isBridge
    ? flags(pdu, { rrcap: 'RR capable', rrctr: 'RR on', bgid: 'group ids' })
    : [...flags(pdu, { rrreq: 'RR asked', sgid: 'group ids' }), ...(pdu['rrstat'] === 1 ? ['RR status on'] : [])];
  return ['EVB', said(layer, 'mode', table), ...numbers(pdu, 'r', 'rte', 'rwd', 'rka'), ...relay].filter((part) => part !== '').join(' ');
}

function evbDraft({ pdu }: Layer): string {
  const configured = flags(pdu, { cstd: 'standard forwarding', crr: 'RR', crte: 'RTE', cecp: 'ECP', cvdp: 'VDP' });
  return ['EVB draft', ...(configured.length > 0 ? [`configured ${configured.join('+')}`] : []), ...numbers(pdu, 'rte')].join(' ');
}

function cdcp(layer: Layer, table: FieldTable): string {
  const channels = Array.isArray(layer.pdu['channel']) ? (layer.pdu['channel'] as Record<string, number | undefined>[]) : [];
  const shown = channels.slice(0, CHANNELS_SHOWN).map(({ scid, svid }) => `${scid ?? '?'}/${svid ?? '?'}`);
  if (channels.length > CHANNELS_SHOWN) shown.push(`+${channels.length - CHANNELS_SHOWN} more`);
  return ['CDCP', said(layer, 'role', table), ...shown].filter((part) => part !== '').join(' ');
}

/** The TLVs of an LLDPDU that matter here in words: time to live, system name, EVB and CDCP. */
export function describeLldp(layers: readonly Layer[], table: FieldTable): string {
  const parts = layers.map((layer) => {
    switch (layer.name) {
      case 'lldp.ttl':
        return numbers(layer.pdu, 'ttl').map((text) => text.toLowerCase()).join('');
      case 'lldp.sysname':
        return `"${said(layer, 'text', table)}"`;
      case 'evb':
        return evb(layer, table);
      case 'evb-draft':
        return evbDraft(layer);
      case 'cdcp':
        return cdcp(layer, table);
      default:
        return '';
    }
  });
  return parts.filter((part) => part !== '').join(', ');
}
