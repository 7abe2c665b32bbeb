/** Octets that a value may be, both ends included: of one value both are the same, of an IP network they are not. */
export interface OctetRange {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

const utf8 = new TextEncoder();
const HEX = /^0x((?:[0-9a-f]{2})+)$/i;
const GROUPS = /^(?:[0-9a-f]{2})+(?:([-:.])(?:[0-9a-f]{2})+(?:\1(?:[0-9a-f]{2})+)*\1?)?$/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DECIMALS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const IPV6_GROUP = /^[0-9a-f]{1,4}$/i;

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** `0x5e0c`, `5e0c`, `5e:0c`, `5e-0c-`, `5e0c.0015`: octets in hex digits, null for all else. UUIDs and MAC addresses are among them. */
export function hexOctets(text: string): Uint8Array | null {
  const digits = HEX.exec(text)?.[1] ?? (GROUPS.test(text) ? text.replace(/[-:.]/g, '') : null);
  return digits === null ? null : fromHex(digits);
}

/** The six octets of a MAC address that is known to be one. */
export function macOctets(text: string | null | undefined): Uint8Array | null {
  return text == null ? null : hexOctets(text);
}

/** The 16 octets of a UUID with its dashes; null for all else. */
export function uuidOctets(text: string): Uint8Array | null {
  return UUID.test(text) ? fromHex(text.replaceAll('-', '')) : null;
}

/** The four octets of dotted decimals; null for all else. */
export function ipv4Octets(text: string): Uint8Array | null {
  const octets = DECIMALS.exec(text)?.slice(1).map(Number);
  return octets?.every((octet) => octet < 256) ? Uint8Array.from(octets) : null;
}

/** The 16 octets of an IPv6 address, `::` and dotted decimals at the end allowed; null for all else. */
export function ipv6Octets(text: string): Uint8Array | null {
  const tail = /[^:]*$/.exec(text)![0];
  const mapped = tail.includes('.') ? ipv4Octets(tail) : null;
  if (mapped) {
    const words = [(mapped[0]! << 8) | mapped[1]!, (mapped[2]! << 8) | mapped[3]!].map((word) => word.toString(16));
    return ipv6Octets(text.slice(0, text.length - tail.length) + words.join(':'));
  }
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return null;
  const [front, back] = halves.map((half) => (half === '' ? [] : half.split(':'))) as [string[], string[]?];
  const missing = 8 - front.length - (back?.length ?? 0);
  if (back === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...front, ...Array<string>(missing).fill('0'), ...(back ?? [])];
  return groups.every((group) => IPV6_GROUP.test(group)) ? fromHex(groups.map((group) => group.padStart(4, '0')).join('')) : null;
}

/** An address, or with `/24` at its end the network that it is in; null where `parse` does not know it, or that is too long. */
export function network(text: string, parse: (address: string) => Uint8Array | null): OctetRange | null {
  const [, address, prefix] = /^(.*?)(?:\/(\d{1,3}))?$/su.exec(text)!;
  const octets = parse(address!);
  if (octets === null || Number(prefix ?? 0) > 8 * octets.length) return null;
  const bits = prefix === undefined ? 8 * octets.length : Number(prefix);
  const host = (i: number): number => 0xff >> Math.max(0, Math.min(8, bits - 8 * i));
  return { low: octets.map((octet, i) => octet & ~host(i)), high: octets.map((octet, i) => octet | host(i)) };
}

/** What `octets` octets hold when they hold an address that is shorter: an IPv4-mapped address, or a MAC address at the end. */
export function widened(octets: Uint8Array, width: number): Uint8Array {
  const wide = new Uint8Array(width);
  wide.set(octets, width - octets.length);
  if (octets.length === 4) wide.fill(0xff, width - 6, width - 4);
  return wide;
}

/** The octets of a text. */
export function textOctets(text: string): Uint8Array {
  return utf8.encode(text);
}

/** Octets without the zeros behind them, which fill up a text in a field of fixed width. */
export function withoutZeros(octets: Uint8Array): Uint8Array {
  let end = octets.length;
  while (end > 0 && octets[end - 1] === 0) end--;
  return octets.subarray(0, end);
}

/** Below 0 where `a` comes before `b`, octet by octet. */
export function compareOctets(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** True where `part` stands somewhere in `octets`. */
export function hasOctets(octets: Uint8Array, part: Uint8Array): boolean {
  for (let from = 0; from + part.length <= octets.length; from++) {
    let at = 0;
    while (at < part.length && octets[from + at] === part[at]) at++;
    if (at === part.length) return true;
  }
  return false;
}
