import { rule } from '../rule.js';
import { senderText } from '../ecp/given-up.js';

const PE_CSP = 2;

/** PE-CSP on a link where no LLDPDU of either end has a Port Extension TLV. */
export const pe03 = rule({
  id: 'PE-03',
  severity: 'warning',
  spec: '802.1BR',
  title: 'PE-CSP without a port extender',
  absence: true,
  history: 'unless certain',
  on: 'ecp.request',
  check: ({ exchange, link, frame }) => {
    if (exchange.subtype !== PE_CSP || exchange.generation === 'draft' || link.ends.some(({ extendsPorts }) => extendsPorts)) return null;
    return {
      expected: 'a Port Extension TLV in the LLDPDUs of this link',
      received: `PE-CSP of ${senderText(exchange)}, and no such TLV`,
      frames: [frame.no],
      confidence: 'confirmed',
      isCertain: link.ends.length === 2 && link.ends.every(({ speaksLldp }) => speaksLldp),
    };
  },
  explain: {
    why: 'A controlling bridge finds its extenders by that TLV. Without it one end takes the other for something that it is not: the request is acknowledged and nothing happens.',
    usual: ['the LLDP agent for 01-80-C2-00-00-03 is off at one end', 'a port was configured as cascade port by mistake', 'a test tool'],
    try: ['look at the LLDPDUs of both ends: `evbscope print -V`', 'check the port role on the controlling bridge'],
  },
});
