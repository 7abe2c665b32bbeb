import { DESTINATIONS } from '../destinations.js';
import { isIndividual } from '../is-individual.js';
import { rule } from '../rule.js';

const NAMES: ReadonlyMap<string, string> = new Map([
  [DESTINATIONS.nb, 'nearest bridge'],
  [DESTINATIONS.nntb, 'nearest non-TPMR bridge'],
]);

/**
 * A ratified EVB TLV to another address than the nearest customer bridge: on the default channel as on every S-channel, which
 * only that address gets through. A foreign group address is LLDP-18; the drafts left the address open.
 */
export const evb06 = rule({
  id: 'EVB-06',
  severity: 'warning',
  spec: '802.1Q 40, D.2.12',
  title: 'EVB TLV to the wrong address',
  destination: true,
  on: 'evb',
  check: ({ neighbour: { destination }, frame }) => {
    if (destination === null || frame === null || destination === DESTINATIONS.ncb) return null;
    const name = NAMES.get(destination);
    if (name === undefined && !isIndividual(destination)) return null;
    return { expected: `${DESTINATIONS.ncb}, nearest customer bridge`, received: name === undefined ? destination : `${destination}, ${name}`, frames: [frame.no] };
  },
  explain: {
    why: 'Many implementations, lldpad among them, look for the EVB TLV only at the nearest-customer-bridge address. They do not see it, and EVB does not start. Through an S-channel only that address gets.',
    usual: ['the EVB TLV was enabled for the wrong LLDP agent', 'a switch that sends EVB at the nearest-bridge address (some releases of Comware do)'],
    try: ['enable the nearest-customer-bridge agent and its EVB TLV: `lldptool -T -i IFACE -g ncb -V evb enableTx=yes`', 'does the other end react? `evbscope print -Y lldp`'],
  },
});
