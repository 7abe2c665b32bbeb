import { u16, u24 } from './big-endian.js';
import { passTunnel, TUNNEL_ETHERTYPES, type Passage } from './tunnels.js';

/** An EtherType that makes a frame a control frame; with `oui`, only when these three octets follow it. */
export interface ControlType {
  readonly etherType: number;
  readonly name: string;
  readonly oui?: number;
}

/** A tag that may stand before the EtherType: `length` octets, its own EtherType included. */
export interface TagType {
  readonly etherType: number;
  readonly name: string;
  readonly length: number;
}

/**
 * Where the EtherType of a link type stands and where what it announces begins, in octets from the frame's start. A small
 * number in its place announces LLC; `isLength` where it says how long that is.
 */
export interface LinkLayout {
  readonly linkType: number;
  readonly name: string;
  readonly typeAt: number;
  readonly payloadAt: number;
  readonly isLength: boolean;
}

/** What a control frame is: the only list of it. */
export const CONTROL_TYPES: readonly ControlType[] = [
  { etherType: 0x88cc, name: 'LLDP' },
  { etherType: 0x8940, name: 'ECP, PE-CSP' },
  { etherType: 0x88b7, name: 'ECP of the draft', oui: 0x001b3f },
];

/** Tags that are peeled before the EtherType is judged, in any order. */
export const TAG_TYPES: readonly TagType[] = [
  { etherType: 0x8100, name: 'C-TAG', length: 4 },
  { etherType: 0x88a8, name: 'S-TAG', length: 4 },
  { etherType: 0x9100, name: 'VLAN 0x9100', length: 4 },
  { etherType: 0x9200, name: 'VLAN 0x9200', length: 4 },
  { etherType: 0x9300, name: 'VLAN 0x9300', length: 4 },
  { etherType: 0x893f, name: 'E-TAG', length: 8 },
  { etherType: 0x8926, name: 'VN-Tag', length: 6 },
];

/** Link types of the tcpdump registry whose frames can be decoded. */
export const LINK_LAYOUTS: readonly LinkLayout[] = [
  { linkType: 1, name: 'Ethernet', typeAt: 12, payloadAt: 14, isLength: true },
  { linkType: 113, name: 'Linux SLL', typeAt: 14, payloadAt: 16, isLength: false },
  { linkType: 276, name: 'Linux SLL2', typeAt: 0, payloadAt: 20, isLength: false },
  { linkType: 281, name: 'DSA_TAG_BRCM', typeAt: 16, payloadAt: 18, isLength: true },
  { linkType: 282, name: 'DSA_TAG_BRCM_PREPEND', typeAt: 16, payloadAt: 18, isLength: true },
  { linkType: 284, name: 'DSA_TAG_DSA', typeAt: 16, payloadAt: 18, isLength: true },
  { linkType: 285, name: 'DSA_TAG_EDSA', typeAt: 20, payloadAt: 22, isLength: true },
];

/** Up to this number what stands in the place of an EtherType is the length of an 802.3 frame, or a cooked header's LLC mark. */
export const MAX_LENGTH = 1500;
/** Tags of one kind that are peeled, as many as the decoder peels. */
const MAX_TAGS = 8;
const MAX_TUNNELS = 8;
const DATA = 0;
const CONTROL = 1;
const CONTROL_WITH_OUI = 2;
const TUNNEL = 3;
const TAG = 4;

/** The tables above by EtherType: one load decides for nearly every frame. Tags are stored as TAG + their length. */
const CLASS_OF_TYPE = new Uint8Array(0x10000);
const OUI_OF_TYPE = new Map<number, number>();
for (const { etherType, oui } of CONTROL_TYPES) {
  CLASS_OF_TYPE[etherType] = oui === undefined ? CONTROL : CONTROL_WITH_OUI;
  if (oui !== undefined) OUI_OF_TYPE.set(etherType, oui);
}
for (const { etherType, length } of TAG_TYPES) CLASS_OF_TYPE[etherType] = TAG + length;

/** The same where tunnels are looked into. */
const CLASS_WITH_TUNNELS = CLASS_OF_TYPE.slice();
for (const etherType of TUNNEL_ETHERTYPES) CLASS_WITH_TUNNELS[etherType] = TUNNEL;

const dataTypes = (classes: Uint8Array): Uint8Array => classes.map((kind, type) => (type > MAX_LENGTH && kind === DATA ? 1 : 0));
const DATA_TYPES = dataTypes(CLASS_OF_TYPE);
const DATA_TYPES_WITH_TUNNELS = dataTypes(CLASS_WITH_TUNNELS);
export const NO_DATA_TYPES = new Uint8Array(0x10000);

const LAYOUT_OF_LINK = new Map(LINK_LAYOUTS.map((layout) => [layout.linkType, layout]));
const ETHERNET_TYPE_AT = 12;

/** True for link types whose frames can be decoded. */
export function isLinkSupported(linkType: number): boolean {
  return LAYOUT_OF_LINK.has(linkType);
}

/** Whether the `capturedLength` octets from `start` on are a control frame of that link type. */
export type ControlPredicate = (linkType: number, octets: Uint8Array, start: number, capturedLength: number) => boolean;

/**
 * Whether the `capturedLength` octets from `start` on are a control frame of that link type; looks at headers only.
 * A frame cut inside the OUI that would decide counts as control, one cut before its EtherType does not.
 */
export function isControl(linkType: number, octets: Uint8Array, start: number, capturedLength: number): boolean {
  return judge(linkType, octets, start, capturedLength, CLASS_OF_TYPE);
}

/** The same, or a frame with a control frame in its tunnel. */
function isControlInTunnel(linkType: number, octets: Uint8Array, start: number, capturedLength: number): boolean {
  return judge(linkType, octets, start, capturedLength, CLASS_WITH_TUNNELS);
}

/** What a scan asks of every frame; with `tunnels` it also finds mirrored control frames inside tunnels. */
export function controlPredicate({ tunnels }: { readonly tunnels: boolean }): ControlPredicate {
  return tunnels ? isControlInTunnel : isControl;
}

/**
 * 1 for each number in octets 12 and 13 of a frame of this link type that makes it a data frame, whatever else it holds; what
 * it has 0 for, the predicate has to judge.
 */
export function dataTypesOf(linkType: number, { tunnels }: { readonly tunnels: boolean }): Uint8Array {
  if (linkType !== 1) return NO_DATA_TYPES;
  return tunnels ? DATA_TYPES_WITH_TUNNELS : DATA_TYPES;
}

function judge(linkType: number, octets: Uint8Array, start: number, capturedLength: number, classes: Uint8Array): boolean {
  if (linkType === 1) {
    if (capturedLength < ETHERNET_TYPE_AT + 2) return false;
    const at = start + ETHERNET_TYPE_AT;
    const type = ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);
    if (type > MAX_LENGTH && classes[type] === DATA) return false;
    return isControlType(octets, type, true, at + 2, start + capturedLength, classes);
  }
  const layout = LAYOUT_OF_LINK.get(linkType);
  if (layout === undefined || capturedLength < layout.payloadAt) return false;
  const type = u16(octets, start + layout.typeAt);
  return isControlType(octets, type, layout.isLength, start + layout.payloadAt, start + capturedLength, classes);
}

/** `payload` is the position of what `firstType` announces, `captureEnd` that of the first octet not captured. */
function isControlType(
  octets: Uint8Array,
  firstType: number,
  isFirstLength: boolean,
  payload: number,
  captureEnd: number,
  classes: Uint8Array,
): boolean {
  let type = firstType;
  let isLength = isFirstLength;
  let at = payload;
  let end = captureEnd;
  /** Four bits for each length of a tag: how many of them there were. */
  let tags = 0;
  let tunnels = 0;
  for (;;) {
    if (type <= MAX_LENGTH) {
      if (isLength && at + type < end) end = at + type;
      // LLC/SNAP: AA-AA-03, OUI 00-00-00, EtherType
      if (at + 8 > end || u24(octets, at) !== 0xaaaa03 || u24(octets, at + 3) !== 0) return false;
      type = u16(octets, at + 6);
      at += 8;
    }
    isLength = true;
    const kind = classes[type] ?? DATA;
    if (kind === DATA) return false;
    if (kind === CONTROL) return true;
    if (kind === CONTROL_WITH_OUI) return hasOui(octets, at, end, OUI_OF_TYPE.get(type) ?? 0);
    if (kind === TUNNEL) {
      const passage: Passage = { at, end };
      if (++tunnels > MAX_TUNNELS || !passTunnel(octets, type, passage)) return false;
      at = passage.at + ETHERNET_TYPE_AT + 2;
      end = passage.end;
      if (at > end) return false;
      type = u16(octets, at - 2);
      continue;
    }
    const length = kind - TAG;
    const place = 2 * (length - 4);
    tags += 1 << place;
    if (((tags >> place) & 15) > MAX_TAGS || at + length > end) return false;
    type = u16(octets, at + length - 2);
    at += length;
  }
}

/** Whether the octets at `at` may be this OUI: those of the three that are there are. */
function hasOui(octets: Uint8Array, at: number, end: number, oui: number): boolean {
  const missing = Math.min(3, Math.max(0, at + 3 - end));
  return u24(octets, at) >> (8 * missing) === oui >> (8 * missing);
}
