import type { DataCount } from '../model/data-count.js';
import type { Frame } from '../model/frame.js';
import type { Channel } from './channel.js';
import { DataCopies, type Copies, type Way } from './data-copies.js';
import { dataHeader, type DataHeader } from './data-header.js';
import type { DataSighting, Reflection } from './data-sighting.js';
import type { End } from './end.js';
import type { Emit, EventMap, EventName } from './event.js';
import type { Link } from './link.js';
import { isTap, LinkWays } from './link-ways.js';
import type { Links } from './links.js';
import { VsiAddresses, type VsiAddress } from './vsi-addresses.js';

const ETHERNET = 1;

/** What the data frames of VSIs show: which way they go, and which of them the bridge returns (PROTOCOLS 8). */
export class DataPlane {
  readonly #links: Links;
  readonly #emit: Emit;
  readonly #addresses = new VsiAddresses();
  readonly #copies = new DataCopies();
  readonly #ways = new LinkWays();
  /** The address of each station, 48 bits. */
  readonly #stations = new WeakMap<End, number>();
  /** Where frames from outside come twice, too, copies are the mirror's. */
  readonly #doubled = new WeakSet<Link>();

  constructor(links: Links, emit: Emit) {
    this.#links = links;
    this.#emit = emit;
  }

  /** Addresses that found no room. */
  get dropped(): number {
    return this.#addresses.dropped;
  }

  /** Every event of the tracker. */
  see<N extends EventName>(name: N, event: EventMap[N]): void {
    if (name === 'frame') this.#ways.see((event as EventMap['frame']).frame, (event as EventMap['frame']).end);
    else if (name === 'vsi.request' || name === 'vsi.response' || name === 'vsi.unsolicited') this.#addresses.learn((event as EventMap['vsi.request']).life);
  }

  /** A data frame. */
  frame(frame: Frame): void {
    const header = frame.point.linkType === ETHERNET ? dataHeader(frame.data) : null;
    if (header === null) return;
    const here = this.#links.at(frame.point);
    const sender = this.#addressAt(header.from, header, here, frame);
    const receiver = header.isGroup ? null : this.#addressAt(header.to, header, here, frame);
    const own = sender ?? receiver;
    if (own === null) return;
    const { channel } = own;
    const { link } = channel;
    own.point ??= frame.point.id;
    if (own.point !== frame.point.id && !isTap(link)) return;
    const known = this.#ways.of(frame, link);
    if (known === null && here.length > 1) return;
    const both = { sender: sender?.channel === channel ? sender : null, receiver: receiver?.channel === channel ? receiver : null };
    this.#judge(frame, header, channel, both, known);
  }

  /** What was counted, by address. */
  counts(): DataCount[] {
    return [...this.#addresses.all()]
      .filter(({ up, down, reflected }) => up + down + reflected > 0)
      .map(({ text, channel, lives, up, down, reflected }) => {
        const life = [...lives].at(-1)!;
        return { mac: text, link: channel.link.name, channel: channel.svid, vsiid: life.vsiid, format: life.format, up, down, reflected, timeNs: life.firstNs, file: channel.link.point.file };
      });
  }

  #judge(frame: Frame, header: DataHeader, channel: Channel, { sender, receiver }: Pick<DataSighting, 'sender' | 'receiver'>, known: Way | null): void {
    const { link } = channel;
    const { timeNs } = frame;
    const vid = (isOfChannel(header, channel) ? header.vids[1] : header.vids[0]) ?? 0;
    const key = `${isTap(link) ? -link.id : frame.point.id} ${channel.svid ?? 0} ${header.hash}`;
    const before = this.#copies.find(key, timeNs);
    if (before && this.#copies.isMirrored(before, timeNs, known)) return void (before.lastNs = timeNs);
    const isOurs = sender !== null || this.#isStation(link, header.from);
    if (known === null && before !== null && before.ups === 0) this.#doubled.add(link);
    if (known === null && this.#doubled.has(link) && before !== null) return;
    const way = known ?? (isOurs && before === null ? 'up' : 'down');
    const copies = this.#copies.add(key, before, way, frame.no, timeNs, vid);
    const reflection = way === 'down' ? reflectionOf(copies, timeNs) : null;
    if (way === 'up' && sender) sender.up++;
    if (way === 'down' && receiver) receiver.down++;
    if (reflection && sender) sender.reflected++;
    const sighting: DataSighting = { sender, receiver, isGroup: header.isGroup, way, isWayKnown: known !== null, vid, isOfStation: sender === null && isOurs, reflection };
    this.#emit('data', { timeNs, link, channel, frame, sighting });
  }

  /** Whether the station itself sends from that address. */
  #isStation(link: Link, from: number): boolean {
    const station = link.end('station');
    if (station === null) return false;
    let own = this.#stations.get(station);
    if (own === undefined) this.#stations.set(station, (own = Number.parseInt(station.mac.replaceAll(':', ''), 16)));
    return own === from;
  }

  /** The address on a link at this capture point, that of the frame's S-channel where it has several. */
  #addressAt(mac: number, header: DataHeader, here: readonly Link[], { point }: Frame): VsiAddress | null {
    const there = this.#addresses.of(mac).filter(({ channel: { link } }) => here.includes(link) || link.ends.some(({ points }) => points.has(point.id)));
    return there.find(({ channel }) => channel.svid !== null && isOfChannel(header, channel)) ?? there.find(({ channel }) => channel.svid === null) ?? null;
  }
}

/** The outermost tag is that of the S-channel; that of the default one may be missing. */
function isOfChannel({ vids, isService }: DataHeader, { svid }: Channel): boolean {
  return svid === null ? isService && (vids[0] ?? 0) <= 1 : vids[0] === svid;
}

function reflectionOf({ upFrame, upVid, upNs, ups, downs }: Copies, timeNs: number): Reflection | null {
  return upFrame === null ? null : { upFrame, upVid, gapNs: timeNs - upNs, surplus: downs - ups };
}
