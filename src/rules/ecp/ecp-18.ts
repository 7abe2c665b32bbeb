import { isGroupMac, mac } from '../../text/mac.js';
import { isSameOctets } from '../../track/same-octets.js';
import { DESTINATIONS } from '../destinations.js';
import { layerRule } from '../layer-rule.js';
import { isOddAnswer } from './answered.js';

/** What Cisco's switches can be set to, for hosts behind something that takes the standard address for itself. */
const CISCO = '01:00:00:0d:0f:0a';
/** `DESTINATIONS.ncb`: where nearly all go. */
const NCB = Uint8Array.of(0x01, 0x80, 0xc2, 0, 0, 0);
const VDP = 1;
const PE_CSP = 2;
const ACK = 1;

/**
 * An ECPDU to another address than the nearest customer bridge's (VDP), or the nearest non-TPMR bridge's or a unicast one
 * (PE-CSP). An acknowledgement may go to the address of whoever asked, which a capture of one direction does not show. Cisco's address is known; the drafts are not judged.
 */
export const ecp18 = layerRule({
  id: 'ECP-18',
  severity: 'warning',
  spec: '802.1Q 43',
  title: 'ECP to an unusual destination',
  destination: true,
  of: 'ecp',
  check: (event) => {
    const { pdu, decoded, link, end, frame } = event;
    const destination = decoded.layers[0]?.pdu['dst'];
    if (!(destination instanceof Uint8Array) || pdu?.version !== 1 || (pdu.subtype !== VDP && pdu.subtype !== PE_CSP)) return null;
    if (pdu.subtype === VDP && isSameOctets(destination, NCB)) return null;
    const to = mac(destination);
    const asker = link.other(end);
    const isToAsker = pdu.op === ACK && (asker ? to === asker.mac : !isGroupMac(destination));
    const isFine = pdu.subtype === VDP ? to === CISCO : to === DESTINATIONS.nntb || !isGroupMac(destination);
    if (isFine || isToAsker || isOddAnswer(event)) return null;
    return { expected: pdu.subtype === VDP ? `${DESTINATIONS.ncb} (nearest customer bridge)` : `${DESTINATIONS.nntb} (nearest non-TPMR bridge) or a unicast address`, received: to, frames: [frame.no] };
  },
  explain: {
    why: 'Each of these addresses ends at another kind of bridge. With the wrong one the ECPDU is taken by a device in between, or goes past the one that it is for, and no acknowledgement comes.',
    usual: ['an operator changed the address at one end only', 'an agent bound to the wrong LLDP agent address', 'an implementation of the drafts, which use 01-80-C2-00-00-0E'],
    try: ['compare the destination addresses of both ends: `evbscope print`', 'set the EVB destination address alike at both ends'],
  },
});
