import type { EvbDraft } from '../../track/pdus.js';
import { layerRule } from '../layer-rule.js';

const BITS: readonly (readonly [configured: keyof EvbDraft, supported: keyof EvbDraft, title: string])[] = [
  ['cstd', 'sstd', 'standard forwarding'],
  ['crr', 'srr', 'reflective relay'],
  ['crte', 'srte', 'RTE'],
  ['cecp', 'secp', 'ECP'],
  ['cvdp', 'svdp', 'VDP'],
];

/** A draft EVB TLV says that something is configured which it says not to support. */
export const evb28 = layerRule({
  id: 'EVB-28',
  severity: 'warning',
  spec: '802.1Qbg D0.2',
  title: 'draft EVB configured beyond what is supported',
  of: 'evb-draft',
  check: ({ pdu, frame }) => {
    const beyond = pdu ? BITS.filter(([configured, supported]) => pdu[configured] === 1 && pdu[supported] === 0).map(([, , title]) => title) : [];
    return beyond.length === 0 ? null : { expected: 'only what is supported', received: `${beyond.join(', ')} configured, not supported`, frames: [frame.no] };
  },
  explain: {
    why: 'The other end goes by one of the two: it may start ECP and VDP, or reflective relay, towards an end that does not run them.',
    usual: ['a configuration that the hardware does not allow', 'a bug of the agent'],
    try: ['look at the TLV: `evbscope print -V`', 'check the EVB configuration of the sender', 'go over to the ratified version'],
  },
});
