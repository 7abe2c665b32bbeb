import type { End } from '../../track/end.js';
import { rule } from '../rule.js';

/** Whoever speaks EVB sends LLDPDUs as often. */
const LLDP_NS = 31e9;

/** True for a group address: nobody's own. */
function isGroup({ mac }: End): boolean {
  return (Number.parseInt(mac, 16) & 1) === 1;
}

/**
 * ECP from an address that no LLDPDU came from, at a capture point whose two ends are known by theirs: at once where it is
 * about a VSI of these two, else where it had the time to send one. Not where it sends one later. Group addresses never are a
 * source. That EVB was never negotiated with such an address (ECP-20) is the consequence.
 */
export const ecp19 = rule({
  id: 'ECP-19',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'ECP from a foreign address',
  absence: true,
  looksBackNs: (event) => ('end' in event && !event.isAboutLink ? LLDP_NS : 0),
  on: ['ecp.stranger', 'ecp.request', 'ecp.ack'],
  check: (event) => {
    const { frame } = event;
    if ('end' in event) {
      if (isGroup(event.end)) return null;
      return {
        expected: `the address of an LLDP neighbour: ${event.neighbours.map(({ mac }) => mac).join(' or ')}`,
        received: event.end.mac,
        frames: [frame.no],
        confidence: 'confirmed',
        unless: () => event.end.speaksLldp,
      };
    }
    const { end } = 'speaker' in event ? event.speaker : event.exchange.speaker;
    return isGroup(end) ? { expected: 'a unicast source address', received: end.mac, frames: [frame.no], isCertain: true } : null;
  },
  explain: {
    why: 'Somebody who is not the neighbour speaks for it: VSIs could be associated or cut off by a third party. Where it is the neighbour itself, receivers that compare the addresses drop its frames.',
    usual: ['an agent that uses another address for ECP than for LLDP', 'a device in between that rewrites addresses', 'forged frames'],
    try: ['find out which device owns the address', 'compare with the LLDP neighbour: `evbscope print`', 'limit who may send to 01-80-C2-00-00-00 on that port'],
  },
});
