import { capabilityNames } from '../../model/capability-names.js';
import { layerRule } from '../layer-rule.js';

/** A system claims that a capability is enabled which it does not have. */
export const lldp08 = layerRule({
  id: 'LLDP-08',
  severity: 'warning',
  spec: '802.1AB 8.5.8',
  title: 'enabled capability that the system lacks',
  of: 'lldp.caps',
  check: ({ pdu, frame }) => {
    const lacking = pdu ? pdu.enabled & ~pdu.supported : 0;
    if (lacking === 0) return null;
    return { expected: 'enabled capabilities to be among those it has', received: `${capabilityNames(lacking).join(', ')} enabled and not there`, frames: [frame.no] };
  },
  explain: {
    why: 'Inventories, and switches that set up a port by what is connected to it, believe one of the two lists: the port may be treated as something that it is not.',
    usual: ['a bug of the LLDP agent', 'capabilities that were configured by hand', 'a forged LLDPDU'],
    try: ['look at the frame: `evbscope print -V`', 'check the capability settings of the LLDP agent', 'check the source address'],
  },
});
