import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

/** E-TAGs on a link whose station sends its EVB TLV without one; of the drafts, whoever does. Stations behind a port extender are seen inside E-TAGs and are fine. */
export const pe05 = rule({
  id: 'PE-05',
  severity: 'warning',
  spec: '802.1BR',
  title: 'E-TAG on the link of an EVB station',
  on: 'tags',
  check: ({ decoded, link, frame }) => {
    const speaker = link.ends.find(({ evbFrame }) => evbFrame !== null);
    if (!speaker || layersOf(decoded, 'etag').length === 0) return null;
    return { expected: 'no E-TAG: the station speaks EVB on this link itself', received: 'a frame with an E-TAG', frames: [speaker.evbFrame!, frame.no] };
  },
  explain: {
    why: 'E-TAGs run between a controlling bridge and its extenders only. A host that gets them drops them.',
    usual: ['a host is cabled to a cascade port', 'an extender is cabled to a port of a host', 'a mirror that joins two links'],
    try: ['check the cabling by Chassis ID and Port ID: `evbscope print`', 'check the port role on the controlling bridge'],
  },
});
