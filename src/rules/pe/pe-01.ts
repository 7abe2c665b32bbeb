import { layersOf, type TypedLayer } from '../../track/pdus.js';
import { rule } from '../rule.js';

/** The greatest E-CID (IEEE8021-PE-MIB). */
const MAX_ECID = 0x3ffffe;

/** The E-CID as one number: group, extension, base. */
export function ecidOf({ pdu }: TypedLayer<'etag'>): number {
  return (pdu.group << 20) | (pdu.ext << 12) | pdu.base;
}

/** Reserved bits of an E-TAG are set, or its E-CID is 0 or reserved. */
export const pe01 = rule({
  id: 'PE-01',
  severity: 'warning',
  spec: '802.1BR 7.5',
  title: 'E-TAG with senseless content',
  on: 'tags',
  check: ({ decoded, frame }) => {
    const tag = layersOf(decoded, 'etag')[0];
    if (!tag) return null;
    const ecid = ecidOf(tag);
    const what = tag.reserved ? 'reserved bits set' : ecid === 0 || ecid > MAX_ECID ? `E-CID ${ecid}` : null;
    return what === null ? null : { expected: `an E-CID from 1 to ${MAX_ECID} and no reserved bits`, received: what, frames: [frame.no] };
  },
  explain: {
    why: 'The E-CID says which port of the extended bridge a frame is for. With one that no port can have it is dropped.',
    usual: ['a port of the extender that is not set up yet', 'a bug of the extender', 'another tag format behind the EtherType of the E-TAG'],
    try: ['look at the tag: `evbscope print -V -x`', 'compare with the E-channels that the controlling bridge assigned'],
  },
});
