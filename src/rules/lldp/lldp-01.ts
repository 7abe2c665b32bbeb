import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const MANDATORY = ['lldp.chassis', 'lldp.port', 'lldp.ttl'];

/** Chassis ID, Port ID and TTL are not the first three TLVs. A second one of them is LLDP-02, a frame that ends first LLDP-04. */
export const lldp01 = layerRule({
  id: 'LLDP-01',
  severity: 'error',
  spec: '802.1AB 8.2, 9.2.7.7',
  title: 'mandatory TLVs out of order',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    const names = tlvsOf(decoded, layer).map(({ name }) => name);
    if (MANDATORY.every((name, i) => names[i] === name)) return null;
    const firsts = names.filter((name, i) => !MANDATORY.includes(name) || names.indexOf(name) === i).slice(0, 3);
    const isRight = MANDATORY.every((name, i) => firsts[i] === name);
    const isCutShort = layer.fault?.kind === 'short' && firsts.every((name, i) => MANDATORY[i] === name);
    if (isRight || isCutShort) return null;
    return { expected: 'Chassis ID, Port ID, Time To Live', received: names.slice(0, 3).join(', ') || 'no TLV', frames: [frame.no] };
  },
  explain: {
    why: 'A receiver discards the whole LLDPDU, so the EVB TLV in it is never seen and EVB does not start: virtual machines that need VDP get no network.',
    usual: ['a home-made or damaged LLDP agent', 'a middlebox that rewrites LLDP'],
    try: ['look at the frame: `evbscope print -V`', 'update or restart the LLDP agent of the sender', 'capture at the sender itself to see whether something on the way changes the frame'],
  },
});
