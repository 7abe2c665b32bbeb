import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

/** The station's frames go up to the controlling bridge: their E-TAG has no ingress E-CID. Judged only where the sender is known to be the station. */
export const pe02 = rule({
  id: 'PE-02',
  severity: 'warning',
  spec: '802.1BR 7.5',
  title: 'E-TAG upstream with an ingress E-CID',
  on: 'tags',
  check: ({ decoded, end, link, frame }) => {
    const tag = layersOf(decoded, 'etag')[0];
    if (!tag || end === null || link.roleOf(end) !== 'station') return null;
    const ingress = (tag.pdu.ingressext << 12) | tag.pdu.ingressbase;
    return ingress === 0 ? null : { expected: 'ingress E-CID 0 on the way up', received: `ingress E-CID ${ingress}`, frames: [frame.no] };
  },
  explain: {
    why: 'Only the controlling bridge writes the ingress E-CID, so that an extender does not send a frame back to where it came from. On the way up it shows that the frame runs in the wrong direction.',
    usual: ['upstream and cascade port of an extender are swapped', 'a loop between extenders', 'a bug of the extender'],
    try: ['check the cabling of the extender', 'look at the tag: `evbscope print -V`'],
  },
});
