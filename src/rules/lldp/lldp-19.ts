import type { Layer } from '../../model/decoded.js';
import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const IEEE = 0x0080c2;
const BEFORE = 0x001b21;
/** Subtypes of the IEEE's: ETS configuration and recommendation, PFC, application priority. */
const IEEE_SUBTYPES = [0x09, 0x0a, 0x0b, 0x0c];
const VERSIONS: Readonly<Record<number, string>> = { 1: 'pre-standard 1.00 (CIN)', 2: 'pre-standard 1.01 (CEE)' };

function flavourOf({ pdu }: Layer): string | null {
  const [oui, subtype] = [Number(pdu['oui']), Number(pdu['subtype'])];
  if (oui === IEEE) return IEEE_SUBTYPES.includes(subtype) ? 'IEEE' : null;
  return oui === BEFORE ? (VERSIONS[subtype] ?? null) : null;
}

/** One LLDPDU speaks more than one kind of DCBX: the IEEE's, pre-standard 1.00, pre-standard 1.01. */
export const lldp19 = layerRule({
  id: 'LLDP-19',
  severity: 'note',
  spec: '802.1Q 38.4',
  title: 'several kinds of DCBX in one LLDPDU',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    const tlvs = tlvsOf(decoded, layer).filter(({ name }) => name === 'lldp.org');
    if (tlvs.length < 2) return null;
    const flavours = new Set(tlvs.flatMap((tlv) => flavourOf(tlv) ?? []));
    return flavours.size < 2 ? null : { expected: 'one kind of DCBX', received: [...flavours].join(' and '), frames: [frame.no] };
  },
  explain: {
    why: 'The other end chooses one of them, and the two ends may choose differently: they then disagree which priorities are paused and how bandwidth is shared, and traffic that goes up to the bridge and back suffers twice.',
    usual: ['DCBX set to `auto` on a device that sends all versions', 'two agents on one port: one in the network card, one in the operating system'],
    try: ['set both ends to one version of DCBX, the IEEE one', 'is there a second LLDP agent in the network card?'],
  },
});
