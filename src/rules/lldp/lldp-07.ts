import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const TITLES: Readonly<Record<string, string>> = {
  'lldp.portdesc': 'Port Description',
  'lldp.sysname': 'System Name',
  'lldp.sysdesc': 'System Description',
  'lldp.caps': 'System Capabilities',
};

/** One of the optional basic TLVs that may come once (types 4 to 7) comes again. A mandatory one is LLDP-02. */
export const lldp07 = layerRule({
  id: 'LLDP-07',
  severity: 'note',
  spec: '802.1AB 8.5.5 to 8.5.8',
  title: 'basic TLV repeated',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    const names = tlvsOf(decoded, layer).flatMap(({ name }) => (name in TITLES ? [name] : []));
    if (names.length < 2) return null;
    const twice = Object.keys(TITLES).filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
    if (twice.length === 0) return null;
    return { expected: 'each of them once at most', received: `${twice.map((name) => TITLES[name]).join(' and ')} more than once`, frames: [frame.no] };
  },
  explain: {
    why: 'Some receivers keep the first one, some the last one: two inventories show different names for the same port.',
    usual: ['a bug of the LLDP agent', 'two agents that write into one frame'],
    try: ['look at the frame: `evbscope print -V`', 'restart or update the LLDP agent of the sender'],
  },
});
