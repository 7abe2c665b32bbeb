import type { CaptureFile } from './capture-file.js';
import type { Random } from './random.js';
import type { Talker } from './talker.js';

/** What the data packets are like. */
export interface DataPlan {
  /** Their lengths in octets without checksum, 60 or more, each as likely as the others. */
  readonly lengths: readonly number[];
  /** Between two packets, on average. */
  readonly gapNs: number;
  /** Capture points they are seen at. */
  readonly points: number;
}

const FLOWS = 256;
/** Of 1000 flows so many have a VLAN tag. */
const TAGGED = 200;
const PAYLOAD = 1 << 20;
/** Of 1000 pieces of payload so many are text, the others look encrypted. */
const TEXT = 400;
const WORDS = 'GET POST host: accept: content-type: application/json text/html "id": "name": "value": 0 1 200 OK null true <td> </td> error info user session '.split(' ');
const [TCP, UDP] = [6, 17];
const LONGEST = 1514;
const IP_HEAD = 20;

/** The headers of a flow. */
interface Flow {
  readonly head: Buffer;
  /** Where the IP header begins; 0 for ARP, whose packets are all as short as packets get. */
  readonly ipAt: number;
}

function flow(random: Random): Flow {
  const isTagged = random.below(1000) < TAGGED;
  const ipAt = isTagged ? 18 : 14;
  const protocol = random.below(100) < 80 ? TCP : UDP;
  const head = Buffer.alloc(ipAt + IP_HEAD + (protocol === TCP ? 20 : 8));
  head.set([0x02, 0xfe, 0, 0, 0, random.below(4)], 0);
  head.set([0x52, 0x54, 0, 1, random.below(256), random.below(256)], 6);
  if (isTagged) head.writeUInt32BE(0x81000000 + 100 + random.below(512), 12);
  head.writeUInt16BE(0x0800, ipAt - 2);
  head.set([0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, protocol, 0, 0, 10, random.below(256), random.below(256), random.below(256), 192, 0, 2, random.below(256)], ipAt);
  head.writeUInt16BE(1024 + random.below(60_000), ipAt + IP_HEAD);
  head.writeUInt16BE([443, 80, 53, 3260, 2049, 5432][random.below(6)]!, ipAt + IP_HEAD + 2);
  if (protocol === TCP) head.set([0x50, 0x10, 0x40, 0], ipAt + IP_HEAD + 12);
  return { head, ipAt };
}

function arp(random: Random): Flow {
  const head = Buffer.alloc(60);
  head.fill(0xff, 0, 6);
  head.set([0x52, 0x54, 0, 1, random.below(256), random.below(256), 0x08, 0x06, 0, 1, 8, 0, 6, 4, 0, 1], 6);
  return { head, ipAt: 0 };
}

function payload(random: Random): Buffer {
  const pool = Buffer.alloc(PAYLOAD);
  for (let at = 0; at < PAYLOAD; ) {
    const end = Math.min(PAYLOAD, at + 1024);
    const isText = random.below(1000) < TEXT;
    while (at < end) {
      if (isText) at += pool.write(`${WORDS[random.below(WORDS.length)]!} `, at);
      else pool[at++] = random.below(256);
    }
  }
  return pool;
}

/** Everything that is not control: TCP, UDP and some ARP of many flows, some with a VLAN tag. */
export class DataTalker implements Talker {
  nextNs = 0;
  readonly #plan: DataPlan;
  readonly #random: Random;
  readonly #flows: readonly Flow[];
  readonly #payload: Buffer;
  readonly #shortest: number;
  readonly #packet = Buffer.alloc(LONGEST);

  constructor(plan: DataPlan, random: Random) {
    this.#plan = plan;
    this.#random = random;
    this.#flows = Array.from({ length: FLOWS }, (_, i) => (i % 64 === 0 ? arp(random) : flow(random)));
    this.#payload = payload(random);
    this.#shortest = Math.min(...plan.lengths);
  }

  speak(to: CaptureFile): void {
    const random = this.#random;
    const { lengths, points, gapNs } = this.#plan;
    const number = random.below(FLOWS);
    const { head, ipAt } = this.#flows[number]!;
    const length = ipAt === 0 ? this.#shortest : lengths[random.below(lengths.length)]!;
    const from = random.below(PAYLOAD - LONGEST);
    this.#payload.copy(this.#packet, head.length, from, from + length - head.length);
    head.copy(this.#packet);
    if (ipAt > 0) this.#number(ipAt, length - ipAt, from);
    to.frame(number % points, this.nextNs, this.#packet, length);
    this.nextNs += random.about(gapNs);
  }

  /** Writes what differs from packet to packet of a flow: lengths and numbers. */
  #number(ipAt: number, ipLength: number, value: number): void {
    const packet = this.#packet;
    packet.writeUInt16BE(ipLength, ipAt + 2);
    packet.writeUInt16BE(value & 0xffff, ipAt + 4);
    if (packet[ipAt + 9] === UDP) packet.writeUInt16BE(ipLength - IP_HEAD, ipAt + IP_HEAD + 4);
    else packet.writeUInt32BE(value, ipAt + IP_HEAD + 4);
  }
}
