import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

const TITLES: Readonly<Record<string, string>> = { evb: 'EVB TLVs', 'evb-draft': 'draft EVB TLVs' };

/** Two EVB TLVs of one kind in one LLDPDU. One of each kind is EVB-24. */
export const evb05 = layerRule({
  id: 'EVB-05',
  severity: 'error',
  spec: '802.1Q D.2.12',
  title: 'several EVB TLVs in one LLDPDU',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    const tlvs = tlvsOf(decoded, layer).filter(({ name }) => name in TITLES);
    const wrong = tlvs.length < 2 ? [] : Object.entries(TITLES).flatMap(([kind, title]) => {
      const times = tlvs.filter(({ name }) => name === kind).length;
      return times > 1 ? [`${times} ${title}`] : [];
    });
    return wrong.length === 0 ? null : { expected: 'one at most', received: wrong.join(', '), frames: [frame.no] };
  },
  explain: {
    why: 'Some receivers take the first one, lldpad takes the last one: the two ends may work with different timers, roles and reflective relay states.',
    usual: ['two agents that write into one frame', 'a bug of the LLDP agent after its configuration was changed'],
    try: ['look at the frame: `evbscope print -V`', 'restart or update the LLDP agent of the sender'],
  },
});
