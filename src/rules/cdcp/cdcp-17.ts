import { mac } from '../../text/mac.js';
import { DESTINATIONS } from '../destinations.js';
import { layerRule } from '../layer-rule.js';

/** The CDCP TLV is sent to another address than that of the nearest non-TPMR bridge. */
export const cdcp17 = layerRule({
  id: 'CDCP-17',
  severity: 'warning',
  spec: '802.1Q D.2.13',
  title: 'CDCP TLV for another LLDP agent',
  destination: true,
  of: 'cdcp',
  check: ({ decoded, frame }) => {
    const destination = decoded.layers[0]?.pdu['dst'];
    if (!(destination instanceof Uint8Array) || mac(destination) === DESTINATIONS.nntb) return null;
    return { expected: `destination ${DESTINATIONS.nntb} (nearest non-TPMR bridge)`, received: mac(destination), frames: [frame.no] };
  },
  explain: {
    why: 'CDCP runs between the nearest non-TPMR bridge agents. A peer that keeps to it does not listen for the TLV on other addresses: S-channels never come up.',
    usual: ['the nearest non-TPMR bridge agent is switched off, as it is by default on many switches', 'an implementation that puts all TLVs into one LLDPDU'],
    try: ['enable the LLDP agent for 01-80-C2-00-00-03 on that port', 'move the CDCP TLV to it'],
  },
});
