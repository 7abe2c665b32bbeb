import type { Channel, Speaker } from '../../track/channel.js';
import type { Evb } from '../../track/pdus.js';
import { rule } from '../rule.js';

const UNKNOWN_STATUS = 3;
/** An agent takes over what it heard within its next LLDPDU; two a second apart may cross. */
const TAKEN_OVER_NS = 3e9;

/** What an end last said of EVB, on this channel or the default one. */
function heardFrom(channel: Channel, speaker: Speaker | null): Speaker | null {
  if (!speaker || speaker.lastEvb) return speaker;
  const above = channel.link.channels.get(null)?.speakers.get(speaker.end);
  return above?.lastEvb ? above : speaker;
}

/**
 * The station says itself that it heard no bridge. Where the capture has LLDPDUs of the bridge it has to say so again, long
 * enough after them.
 */
function isDeaf(station: Speaker | null, bridge: Speaker | null): boolean {
  const own = station?.evb;
  if (!own || own.tlv.rrstat !== UNKNOWN_STATUS || own.tlv.bgid + own.tlv.rrcap + own.tlv.rrctr > 0) return false;
  return !bridge?.lastEvb || (own.timeNs > own.sinceNs && bridge.evb !== null && own.timeNs > bridge.evb.sinceNs + TAKEN_OVER_NS);
}

/** What that end said of EVB is wrong in itself: of another length (EVB-01), or of no mode (EVB-03). */
function isSenseless(speaker: Speaker | null): boolean {
  return speaker !== null && (speaker.isEvbOdd || (speaker.lastEvb !== null && speaker.lastEvb.mode !== 1 && speaker.lastEvb.mode !== 2));
}

function complementary(a: Evb | null | undefined, b: Evb | null | undefined): boolean {
  return (a?.mode === 1 && b?.mode === 2) || (a?.mode === 2 && b?.mode === 1);
}

/** The other end, of the default channel where nobody answers on this one. */
function oppositeOf(channel: Channel, speaker: Speaker): Speaker | null {
  const above = channel.link.channels.get(null);
  const other = channel.link.other(speaker.end);
  return channel.opposite(speaker) ?? (other && above?.speakers.get(other)) ?? null;
}

/**
 * VDP of a station before both ends showed complementary EVB modes. Where a TLV is wrong in itself (EVB-01, EVB-03), or the
 * station's ECP comes from a foreign address (ECP-19), this is the consequence and not told.
 */
export const ecp20 = rule({
  id: 'ECP-20',
  severity: 'error',
  spec: '802.1Q 40, 41',
  title: 'VDP before EVB was negotiated',
  absence: true,
  bothEnds: true,
  history: 'unless certain',
  on: 'vsi.request',
  check: ({ channel, life, pending, frame }) => {
    if (life.generation === 'draft') return null;
    const { speaker } = pending.exchange;
    const own = heardFrom(channel, speaker);
    const other = heardFrom(channel, oppositeOf(channel, speaker));
    if (isSenseless(own) || isSenseless(other) || (speaker.end.isStranger && !speaker.end.speaksLldp)) return null;
    const verdict = { frames: [frame.no], life, expected: 'EVB TLVs of both ends, one station and one bridge' };
    if (isDeaf(own, other)) return { ...verdict, received: 'a station that says it heard no bridge (RRSTAT unknown, bridge octet 0)', frames: [own!.evb!.frame, frame.no], isCertain: true };
    if (complementary(own?.lastEvb, other?.lastEvb)) return null;
    // A capture of ECP alone looks the same: without any LLDP it is no more than a warning.
    const hasLldp = [...channel.link.channels.values()].some((one) => [...one.speakers.values()].some((each) => each.lastLldpNs > -Infinity));
    const silent = hasLldp ? {} : ({ severity: 'warning', reason: 'no LLDP at all is in the capture' } as const);
    const missing = [own?.lastEvb ? '' : 'the station', other?.lastEvb ? '' : 'the bridge'].filter(Boolean).join(' and ');
    return { ...verdict, ...silent, received: missing ? `no EVB TLV of ${missing}` : 'EVB modes that do not fit together' };
  },
  explain: {
    why: 'VDP of the other end is not running yet, so it ignores the request: the VSI times out and the virtual machine has no network.',
    usual: ['EVB TLV transmission is switched off at one end', 'LLDP of the bridge does not reach the station', 'the EVB mode of one end is wrong'],
    try: ['switch the EVB TLV on at both ends (`lldptool -T -i IFACE -g ncb -V evb enableTx=yes`)', 'look at the EVB TLVs: `evbscope print -V`', 'is LLDP enabled on the switch port in both directions?'],
  },
});
