import { DESTINATIONS } from '../destinations.js';
import { isIndividual } from '../is-individual.js';
import { rule } from '../rule.js';

const GROUPS: readonly string[] = Object.values(DESTINATIONS);

/** An LLDPDU to a group address that is none of LLDP's three. An individual one is somebody's configuration. */
export const lldp18 = rule({
  id: 'LLDP-18',
  severity: 'warning',
  spec: '802.1AB 7.1',
  title: 'LLDPDU to a foreign group address',
  destination: true,
  on: 'lldp',
  check: ({ neighbour: { destination }, frame }) => {
    if (destination === null || frame === null || isIndividual(destination) || GROUPS.includes(destination)) return null;
    return { expected: `${DESTINATIONS.nb}, ${DESTINATIONS.nntb}, ${DESTINATIONS.ncb} or an individual address`, received: destination, frames: [frame.no] };
  },
  explain: {
    why: 'The neighbour does not listen to this address, so it never hears of the sender; and bridges forward such frames, so that far away systems take the sender for their neighbour.',
    usual: ['a destination address that was configured by hand', 'an agent of another protocol that reuses LLDP', 'a probe that somebody sends'],
    try: ['check the destination address of the LLDP agent (nearest bridge, non-TPMR, customer bridge)', 'find out which device owns the source address'],
  },
});
