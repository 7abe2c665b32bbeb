import { dissector } from '../src/dissect/dissector.js';
import { octets } from '../src/dissect/layout.js';
import { ethertype } from './parts/ethertype.js';

const addresses = [octets('dst', 6, 'Destination address', { type: 'mac' }), octets('src', 6, 'Source address', { type: 'mac' })] as const;

/** Ethernet with the four octets of a switch's own tag before the type (Broadcom, Marvell DSA). */
export const switchTag = dissector({
  name: 'switch-tag',
  prefix: 'eth',
  title: 'Ethernet with a switch tag',
  spec: 'LINKTYPE_DSA_TAG_BRCM, LINKTYPE_DSA_TAG_DSA',
  on: { linktype: [281, 284] },
  layout: [...addresses, octets('tag', 4, 'Switch tag'), ...ethertype()],
});

/** Ethernet with the eight octets of Marvell's EtherType DSA tag before the type. */
export const switchTagLong = dissector({
  name: 'switch-tag-long',
  prefix: 'eth',
  title: 'Ethernet with an EtherType DSA tag',
  spec: 'LINKTYPE_DSA_TAG_EDSA',
  on: { linktype: [285] },
  layout: [...addresses, octets('tag', 8, 'Switch tag'), ...ethertype()],
});

/** Ethernet behind the four octets of a Broadcom tag. */
export const switchTagFirst = dissector({
  name: 'switch-tag-first',
  prefix: 'eth',
  title: 'Ethernet behind a switch tag',
  spec: 'LINKTYPE_DSA_TAG_BRCM_PREPEND',
  on: { linktype: [282] },
  layout: [octets('tag', 4, 'Switch tag'), ...addresses, ...ethertype()],
});
