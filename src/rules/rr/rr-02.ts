import { duration } from '../../text/duration.js';
import type { VsiAddress } from '../../track/vsi-addresses.js';
import { rule } from '../rule.js';
import { reflectiveRelay } from './reflective-relay.js';

const SILENT_NS = 60e9;
/** Fewer frames may have been for a virtual machine that was not there. */
const MIN_FRAMES = 3;

/**
 * Reflective relay is on, and of three frames or more between two associated VSIs of one S-channel nothing at all came back on it
 * for 60 s; both ends were heard. Once a frame came back, the 60 s begin anew.
 */
export const rr02 = rule({
  id: 'RR-02',
  severity: 'warning',
  spec: '802.1Q 8.1, D.2.12',
  title: 'reflective relay returns nothing',
  absence: true,
  bothEnds: true,
  on: 'data',
  memory: () => ({ sent: 0, firstFrame: 0, firstNs: 0 }),
  check: ({ channel, frame, timeNs, sighting: { sender, receiver, way, reflection } }, memory) => {
    const relay = reflectiveRelay(channel);
    if (reflection || !relay?.isOn || channel.evbOf('station')?.rrreq === 0) {
      memory.sent = 0;
      return null;
    }
    if (way !== 'up' || !isAssociated(sender) || !isAssociated(receiver)) return null;
    if (memory.sent++ === 0) {
      memory.firstFrame = frame.no;
      memory.firstNs = timeNs;
    }
    const sinceNs = Math.max(memory.firstNs, relay.sinceNs);
    if (memory.sent < MIN_FRAMES || timeNs - sinceNs < SILENT_NS) return null;
    return {
      expected: `frames from ${sender!.text} to ${receiver!.text} returned to the station`,
      received: `none of ${memory.sent} in ${duration(timeNs - sinceNs)}`,
      frames: [memory.firstFrame, frame.no],
    };
  },
  explain: {
    why: 'Virtual machines of one host in VEPA mode reach each other only over the bridge. Where it returns nothing they have no connection, while everything else works.',
    usual: ['an access list or a private VLAN of the bridge that drops what goes back', 'the port is not forwarding in that VLAN (spanning tree)', 'a bridge that agrees to reflective relay and does not do it'],
    try: ['check access lists, private VLANs and spanning tree of the port in this VLAN', 'look at the hairpin setting of the port on the bridge itself', 'let one virtual machine ping another and count the frames at the bridge port'],
  },
});

function isAssociated(address: VsiAddress | null): boolean {
  return address !== null && [...address.lives].some(({ isLatest, mode }) => isLatest && mode === 'assoc');
}
