import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const ALLOWED = ['lldp.chassis', 'lldp.port', 'lldp.ttl', 'lldp.end'];

/** A goodbye (TTL 0) that has more than the mandatory TLVs. */
export const lldp12 = layerRule({
  id: 'LLDP-12',
  severity: 'warning',
  spec: '802.1AB 9.1.2.2',
  title: 'LLDP shutdown with optional TLVs',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    const tlvs = tlvsOf(decoded, layer);
    if (tlvs.find(({ name }) => name === 'lldp.ttl')?.pdu['ttl'] !== 0) return null;
    const more = new Set(tlvs.flatMap(({ name }) => (ALLOWED.includes(name) ? [] : [name])));
    return more.size === 0 ? null : { expected: 'Chassis ID, Port ID, Time To Live 0 and nothing else', received: [...more].join(', '), frames: [frame.no] };
  },
  explain: {
    why: 'With TTL 0 everything that is known of the sender is deleted. A receiver that reads the other TLVs all the same, an EVB TLV for example, goes on with values that are void.',
    usual: ['an LLDP agent that only changes the TTL of its usual LLDPDU', 'a TTL of 0 that was configured by hand', 'a forged goodbye'],
    try: ['look at the frame: `evbscope print -V`', 'check the TTL (hold time) settings of the sender', 'is the sender still there? `evbscope print -Y lldp`'],
  },
});
