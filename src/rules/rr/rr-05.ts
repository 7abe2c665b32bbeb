import { mac } from '../../text/mac.js';
import { rule } from '../rule.js';

/**
 * The bridge returned a frame for a VSI whose source no VDP message ever named here, and which is not the station itself. Only
 * where the capture tells which way frames went and has covered a keep-alive timeout: before that VSIs may not have been
 * heard. Quiet where a VSI of the S-channel is told by its VLAN or group alone.
 */
export const rr05 = rule({
  id: 'RR-05',
  severity: 'security',
  spec: '802.1Q 41',
  title: 'reflected frame of an unknown source',
  on: 'data',
  looksBackNs: ({ channel }) => channel.operational().keepAliveTimeoutNs,
  check: ({ channel, frame, sighting: { sender, receiver, reflection, isWayKnown, isOfStation } }) => {
    if (!reflection || sender || !receiver || !isWayKnown || isOfStation) return null;
    if ([...channel.lives.values()].some(({ filter }) => filter.some((entry) => entry.mac === null))) return null;
    const source = mac(frame.data.subarray(6, 12));
    return { expected: 'the source address of an associated VSI', received: `${source}, to ${receiver.text}`, frames: [reflection.upFrame, frame.no] };
  },
  explain: {
    why: 'Somebody behind the station talks to its virtual machines and was never registered: no policy of the network applies to it.',
    usual: ['a virtual machine that was started past the management (VDP bypass)', 'a virtual machine that uses another source address than its own', 'a host interface on the same uplink'],
    try: ['find the address on the host: `ip link`, `virsh domiflist`', 'look for it in the filters of all VSIs: `evbscope vsis -Y "vdp.filter.mac == …"`', 'let the bridge drop sources that are not associated'],
  },
});
