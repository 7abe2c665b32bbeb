import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const TITLES: Readonly<Record<string, string>> = { 'lldp.chassis': 'Chassis ID', 'lldp.port': 'Port ID', 'lldp.ttl': 'Time To Live' };

/** A Chassis ID, Port ID or TTL TLV comes twice. */
export const lldp02 = layerRule({
  id: 'LLDP-02',
  severity: 'error',
  spec: '802.1AB 8.2, 9.2.7.7',
  title: 'mandatory TLV repeated',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    const names = tlvsOf(decoded, layer).map(({ name }) => name);
    const twice = Object.keys(TITLES).filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
    if (twice.length === 0) return null;
    return { expected: 'each of Chassis ID, Port ID, Time To Live once', received: `${twice.map((name) => TITLES[name]).join(' and ')} more than once`, frames: [frame.no] };
  },
  explain: {
    why: 'A receiver discards the whole LLDPDU, so the EVB TLV in it is never seen and EVB does not start.',
    usual: ['a bug of the LLDP agent, often after its configuration was changed while it ran', 'two agents that write into one frame'],
    try: ['restart the LLDP agent of the sender', 'update it', 'look at the frame: `evbscope print -V`'],
  },
});
