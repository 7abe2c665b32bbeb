import type { cdcp } from '../../dissectors/cdcp.js';
import type { ecp } from '../../dissectors/ecp.js';
import type { ecpDraft } from '../../dissectors/ecp-draft.js';
import type { ethernet } from '../../dissectors/ethernet.js';
import type { etag } from '../../dissectors/etag.js';
import type { evb } from '../../dissectors/evb.js';
import type { evbDraft } from '../../dissectors/evb-draft.js';
import type { lldpCapabilities, lldpChassis, lldpOrg, lldpPort, lldpPortDescription, lldpSystemDescription, lldpSystemName, lldpTtl } from '../../dissectors/lldp.js';
import type { lldpPortExtension } from '../../dissectors/port-extension.js';
import type { sll } from '../../dissectors/sll.js';
import type { vdpDraft } from '../../dissectors/vdp-draft.js';
import type { vdpCiscoName } from '../../dissectors/vdp-org.js';
import type { vdpAssoc, vdpManager, vdpReserved } from '../../dissectors/vdp.js';
import type { vlan } from '../../dissectors/vlan.js';
import type { vntag } from '../../dissectors/vntag.js';
import type { Dissector } from '../dissect/types.js';
import type { Decoded, Layer } from '../model/decoded.js';

type Of<D> = D extends Dissector<infer T> ? T : never;

/** The typed PDUs of the layers that tracker and rules read, by layer name. */
export interface PduByLayer {
  eth: Of<typeof ethernet>;
  'switch-tag': Of<typeof ethernet>;
  'switch-tag-long': Of<typeof ethernet>;
  'switch-tag-first': Of<typeof ethernet>;
  sll: Of<typeof sll>;
  sll2: Of<typeof sll>;
  vlan: Of<typeof vlan>;
  etag: Of<typeof etag>;
  vntag: Of<typeof vntag>;
  lldp: object;
  'lldp.chassis': Of<typeof lldpChassis>;
  'lldp.port': Of<typeof lldpPort>;
  'lldp.ttl': Of<typeof lldpTtl>;
  'lldp.portdesc': Of<typeof lldpPortDescription>;
  'lldp.sysname': Of<typeof lldpSystemName>;
  'lldp.sysdesc': Of<typeof lldpSystemDescription>;
  'lldp.caps': Of<typeof lldpCapabilities>;
  'lldp.org': Of<typeof lldpOrg>;
  'lldp.pe': Of<typeof lldpPortExtension>;
  evb: Of<typeof evb>;
  'evb-draft': Of<typeof evbDraft>;
  cdcp: Of<typeof cdcp>;
  ecp: Of<typeof ecp>;
  'ecp-draft': Of<typeof ecpDraft>;
  vdp: object;
  'vdp.manager': Of<typeof vdpManager>;
  'vdp.assoc': Of<typeof vdpAssoc>;
  'vdp.reserved': Of<typeof vdpReserved>;
  'vdp.cisco-vm': Of<typeof vdpCiscoName>;
  'vdp-draft': Of<typeof vdpDraft>;
}

export type LayerName = keyof PduByLayer;
export type Evb = PduByLayer['evb'];
export type EvbDraft = PduByLayer['evb-draft'];
export type Cdcp = PduByLayer['cdcp'];

/** A layer with its PDU typed; complete ones only, so that every field is there. */
export interface TypedLayer<N extends LayerName> extends Layer {
  readonly pdu: Readonly<Record<string, unknown>> & PduByLayer[N];
}

/** True behind the tag of a port extender. */
export function hasExtenderTag({ layers }: Decoded): boolean {
  return layers.some(({ name }) => name === 'etag' || name === 'vntag');
}

/** The complete layers of that name. */
export function layersOf<N extends LayerName>(decoded: Decoded, name: N): TypedLayer<N>[] {
  return decoded.layers.filter((layer): layer is TypedLayer<N> => layer.name === name && layer.complete);
}

/** The first complete layer of that name, null without one. */
export function layerOf<N extends LayerName>(decoded: Decoded, name: N): TypedLayer<N> | null {
  for (const layer of decoded.layers) if (layer.name === name && layer.complete) return layer as TypedLayer<N>;
  return null;
}
