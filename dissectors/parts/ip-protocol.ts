import type { Show } from '../../src/dissect/types.js';

/** Names of the IP protocol numbers that lead to tunnels, and of the usual ones. */
export const ipProtocol: Show = {
  values: { 0: 'hop-by-hop options', 1: 'ICMP', 6: 'TCP', 17: 'UDP', 43: 'routing', 44: 'fragment', 47: 'GRE', 50: 'ESP', 58: 'ICMPv6', 59: 'nothing', 60: 'destination options' },
};
