import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const SOLARIS = /solaris|sunos/i;
const ORACLE = 'vdp.oracle';

/** A station that uses Oracle's TLV, or says that it is a Solaris, is answered without that TLV. */
export const vdp27 = layerRule({
  id: 'VDP-27',
  severity: 'warning',
  spec: 'Oracle',
  title: 'Solaris answered without its TLV',
  of: 'vdp',
  /** The latest request with the TLV. */
  memory: () => ({ request: null as number | null }),
  check: ({ decoded, layer, frame, link, end }, memory) => {
    const tlvs = tlvsOf(decoded, layer);
    const hasOracle = tlvs.some(({ name }) => name === ORACLE);
    const isResponse = tlvs.some(({ name, complete, pdu }) => name === 'vdp.assoc' && complete && pdu['ack'] === 1);
    if (!isResponse) {
      if (hasOracle) memory.request = frame.no;
      return null;
    }
    const { request } = memory;
    const isSolaris = request !== null || SOLARIS.test(link.other(end)?.introduction.description ?? '');
    return isSolaris && !hasOracle ? { expected: 'the TLV 00-03-BA 1 in the response', received: 'a response without it', frames: request === null ? [frame.no] : [request, frame.no] } : null;
  },
  explain: {
    why: 'A Solaris host takes a response without its TLV for a refusal and de-associates: the virtual machine has no network although the bridge granted it.',
    usual: ['a bridge that does not know the VSI type encoding of Oracle (oracle_vsi_v1)', 'a VSI manager that drops TLVs it does not know'],
    try: ['look at request and response: `evbscope print -V`', 'does the switch support oracle_vsi_v1? update it', 'use a VSI manager that the switch knows'],
  },
});
