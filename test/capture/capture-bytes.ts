/** Builders of capture files for tests, written apart from the code under test. */

export interface Order {
  readonly little: boolean;
}

export const BIG: Order = { little: false };
export const LITTLE: Order = { little: true };
export const ORDERS = [BIG, LITTLE];

export function u16({ little }: Order, value: number): Uint8Array {
  const octets = new Uint8Array(2);
  new DataView(octets.buffer).setUint16(0, value, little);
  return octets;
}

export function u32({ little }: Order, value: number): Uint8Array {
  const octets = new Uint8Array(4);
  new DataView(octets.buffer).setUint32(0, value, little);
  return octets;
}

export function u64({ little }: Order, value: bigint): Uint8Array {
  const octets = new Uint8Array(8);
  new DataView(octets.buffer).setBigInt64(0, BigInt.asIntN(64, value), little);
  return octets;
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

export function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replace(/[^0-9a-f]/gi, ''), 'hex'));
}

/** An LLDP frame whose last octet tells it from others. */
export function lldp(mark = 0, length = 20): Uint8Array {
  const frame = new Uint8Array(length);
  frame.set(hex('0180c200000e 020000000001 88cc'));
  frame[length - 1] = mark;
  return frame;
}

/** An IPv4 frame: data. */
export function ipv4(length = 20): Uint8Array {
  const frame = new Uint8Array(length);
  frame.set(hex('020000000002 020000000001 0800 45'));
  return frame;
}

export interface PcapRecord {
  readonly sec?: number;
  readonly frac?: number;
  readonly data: Uint8Array;
  readonly origLen?: number;
  /** Octets that follow the usual record header: the modified format has 8. */
  readonly more?: Uint8Array;
}

export function pcapHeader(order: Order, magic: number, linkWord = 1): Uint8Array {
  const version = join(u16(order, 2), u16(order, 4));
  return join(u32(order, magic), version, u32(order, 0), u32(order, 0), u32(order, 65535), u32(order, linkWord));
}

export function pcapRecord(order: Order, { sec = 0, frac = 0, data, origLen, more }: PcapRecord): Uint8Array {
  const lengths = join(u32(order, data.length), u32(order, origLen ?? data.length));
  return join(u32(order, sec), u32(order, frac), lengths, more ?? new Uint8Array(0), data);
}

export function pcap(order: Order, magic: number, records: readonly PcapRecord[], linkWord = 1): Uint8Array {
  return join(pcapHeader(order, magic, linkWord), ...records.map((record) => pcapRecord(order, record)));
}

function padded(octets: Uint8Array): Uint8Array {
  return join(octets, new Uint8Array(-octets.length & 3));
}

export function block(order: Order, type: number, ...body: readonly Uint8Array[]): Uint8Array {
  const inside = join(...body);
  const total = u32(order, inside.length + 12);
  return join(u32(order, type), total, inside, total);
}

export function option(order: Order, code: number, value: Uint8Array): Uint8Array {
  return join(u16(order, code), u16(order, value.length), padded(value));
}

export function section(order: Order): Uint8Array {
  return block(order, 0x0a0d0d0a, u32(order, 0x1a2b3c4d), u16(order, 1), u16(order, 0), u64(order, -1n));
}

export function idb(order: Order, linkType = 1, options: readonly Uint8Array[] = [], snaplen = 0): Uint8Array {
  return block(order, 1, u16(order, linkType), u16(order, 0), u32(order, snaplen), ...options);
}

export interface EpbFields {
  readonly id?: number;
  readonly ticks?: bigint;
  readonly data: Uint8Array;
  readonly origLen?: number;
  readonly options?: readonly Uint8Array[];
}

function stamp(order: Order, ticks: bigint): Uint8Array {
  return join(u32(order, Number(ticks >> 32n)), u32(order, Number(ticks & 0xffffffffn)));
}

function packetBody(order: Order, { ticks = 0n, data, origLen, options = [] }: EpbFields): Uint8Array {
  const lengths = join(u32(order, data.length), u32(order, origLen ?? data.length));
  return join(stamp(order, ticks), lengths, padded(data), ...options);
}

export function epb(order: Order, fields: EpbFields): Uint8Array {
  return block(order, 6, u32(order, fields.id ?? 0), packetBody(order, fields));
}

export function obsoletePacket(order: Order, drops: number, fields: EpbFields): Uint8Array {
  return block(order, 2, u16(order, fields.id ?? 0), u16(order, drops), packetBody(order, fields));
}

export function simplePacket(order: Order, data: Uint8Array, origLen = data.length): Uint8Array {
  return block(order, 3, u32(order, origLen), padded(data));
}

export function statistics(
  order: Order,
  id: number,
  ticks: bigint,
  { endTicks, ifdrop, osdrop }: { endTicks?: bigint; ifdrop?: bigint; osdrop?: bigint },
): Uint8Array {
  return block(
    order,
    5,
    u32(order, id),
    stamp(order, ticks),
    endTicks === undefined ? hex('') : option(order, 3, stamp(order, endTicks)),
    ifdrop === undefined ? hex('') : option(order, 5, u64(order, ifdrop)),
    osdrop === undefined ? hex('') : option(order, 7, u64(order, osdrop)),
  );
}
