import { layerRule } from '../layer-rule.js';
import { tlvsOf } from '../tlv-chain.js';

/** More than one CDCP TLV in one LLDPDU. */
export const cdcp20 = layerRule({
  id: 'CDCP-20',
  severity: 'error',
  spec: '802.1Q D.2.13',
  title: 'several CDCP TLVs in one LLDPDU',
  of: 'lldp',
  check: ({ decoded, layer, frame }) => {
    const count = tlvsOf(decoded, layer).filter(({ name }) => name === 'cdcp').length;
    return count > 1 ? { expected: 'one CDCP TLV', received: `${count} of them`, frames: [frame.no] } : null;
  },
  explain: {
    why: 'Nothing says which one counts: the two ends may work with different lists, and S-channels come and go or mix.',
    usual: ['a bug of the agent', 'two agents whose TLVs a device on the way joined'],
    try: ['look at the frame: `evbscope print -V`', 'look for a second LLDP agent on that port'],
  },
});
