import type { Stack } from '../model/link.js';
import type { Channel, Parameter, Speaker } from './channel.js';
import type { End } from './end.js';
import type { Evb } from './pdus.js';

/** VSIID format of a UUID. */
const UUID_FORMAT = 5;
const STATION = 2;
/** TTL of lldpad: four times 30 s. */
const LLDPAD_TTL_SEC = 120;

/** Descriptions of hosts name their hardware, too. */
const HOSTS = /\b(linux|gnu|ubuntu|debian|red hat|suse|esxi?|windows)\b/i;
/** By what a system calls itself in its LLDP description; the first that fits. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(hpe|h3c|comware|hewlett)\b/i, 'HPE'],
  [/\b(cisco|nx-os)\b/i, 'Cisco'],
  [/\b(solaris|sunos)\b/i, 'Solaris'],
  [/\b(open ?vswitch)\b/i, 'Open vSwitch'],
];

/** Values that a bridge was the first to ask for, where they are the defaults of its maker (PROTOCOLS 14). */
const DEFAULTS: readonly { readonly like: string; readonly values: Readonly<Partial<Record<Parameter, number>>>; readonly evidence: string }[] = [
  { like: 'HPE', values: { rte: 16 }, evidence: 'asked for RTE 16 with R 3' },
  { like: 'Cisco', values: { rwd: 25, rka: 27 }, evidence: 'asked for RWD 25 and RKA 27' },
];

type Told = Pick<Stack, 'like' | 'evidence'>;

/** A system name is its operator's word, and says nothing. */
function ofWords({ introduction: { description } }: End): Told | null {
  if (description === null || HOSTS.test(description)) return null;
  const found = NAMES.find(([words]) => words.test(description));
  return found ? { like: `calls itself ${found[1]}`, evidence: ['its LLDP system description'] } : null;
}

/** Only what the end itself brought in: after that both ends say it. A switch names its ports, lldpad their addresses: with those it is a host's configuration. */
function ofDefaults({ channel, lastEvb }: Speaker, end: End): Told | null {
  if (lastEvb === null || lastEvb.mode === STATION || !end.speaksLldp || end.introduction.isNamedByAddresses) return null;
  const asked = (parameter: string, value: number): boolean => {
    const origin = channel.origins.get(parameter as Parameter);
    return origin?.value === value && origin.speaker.end === end;
  };
  const found = DEFAULTS.find(({ like, values }) => (like !== 'HPE' || lastEvb.r === 3) && Object.entries(values).every(([parameter, value]) => asked(parameter, value)));
  const frame = found && channel.origins.get(Object.keys(found.values)[0] as Parameter)?.frame;
  return found ? { like: `looks like ${found.like}`, evidence: [`${found.evidence} (#${frame})`, 'its port has a name'] } : null;
}

/** lldpad names chassis and port by addresses, with a TTL of 120 s, and VSIs by UUIDs: nothing of it may be otherwise. */
function ofHabits(end: End, { channel, lastEvb, lastEvbDraft }: Speaker): Told | null {
  const { introduction } = end;
  if (!introduction.isNamedByAddresses || introduction.ttlSec !== LLDPAD_TTL_SEC || (lastEvb ?? lastEvbDraft) === null) return null;
  const formats = new Set(end.link.roleOf(end) === 'station' ? [...channel.lives.values()].map(({ tlv }) => tlv.format) : []);
  if ([...formats].some((format) => format !== UUID_FORMAT)) return null;
  return { like: 'looks like lldpad', evidence: ['chassis and port named by MAC addresses', `LLDP TTL ${LLDPAD_TTL_SEC} s`, ...(formats.size > 0 ? ['VSIIDs that are UUIDs'] : [])] };
}

function ofEvb({ mode, rrcap, rrctr, rrreq }: Evb): string {
  if (mode === STATION) return rrreq === 1 ? 'VEPA station' : 'VEB station';
  if (rrctr === 1) return 'EVB bridge with reflective relay';
  return rrcap === 1 ? 'EVB bridge with reflective relay off' : 'EVB bridge without reflective relay';
}

function roleText(end: End, speaker: Speaker | null): string {
  if (end.extendsPorts) return 'port extender or its controlling bridge';
  const side = end.link.roleOf(end);
  if (speaker?.lastEvb && (speaker.lastEvb.mode === 1 || speaker.lastEvb.mode === STATION)) return ofEvb(speaker.lastEvb);
  if (speaker?.lastEvbDraft) return `EVB ${side ?? 'end'} of a draft`;
  if (end.autoAttaches) return 'auto-attach';
  if (speaker?.speaksEcp) return `${side ?? 'an end'} of VDP without EVB TLVs`;
  return end.speaksLldp ? 'LLDP without EVB' : 'not told';
}

/** The speaker of an end on the default channel, else on the one where it was heard last. */
function speakerOf(end: End): Speaker | null {
  const channel: Channel | undefined = end.link.channels.get(null);
  return channel?.speakers.get(end) ?? end.speaker;
}

/** Which stack an end seems to be. Never more than the wire tells: its own words first, then values that only it asked for, then habits. */
export function stackOf(end: End): Stack {
  const speaker = speakerOf(end);
  const isMultichannel = speaker !== null && speaker.firstListNs !== null;
  const told = ofWords(end) ?? (speaker && (ofDefaults(speaker, end) ?? ofHabits(end, speaker))) ?? { like: null, evidence: [] };
  return { mac: end.mac, side: end.link.roleOf(end), role: `${roleText(end, speaker)}${isMultichannel ? ', multichannel' : ''}`, ...told };
}
