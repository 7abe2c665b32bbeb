import type { Decoded } from '../model/decoded.js';
import type { CapturePoint, Frame, Gap } from '../model/frame.js';
import type { LinkState } from '../model/link.js';
import type { LifeGlance, VsiLife } from '../model/vsi.js';
import { Addresses } from './addresses.js';
import { CaptureWatch } from './capture-watch.js';
import type { Channel } from './channel.js';
import { EcpTracker } from './ecp.js';
import type { End } from './end.js';
import type { Emit } from './event.js';
import type { Life } from './life.js';
import type { Link } from './link.js';
import { linkState } from './link-state.js';
import { Links } from './links.js';
import { LldpTracker } from './lldp.js';
import { pairByEvidence } from './pairing.js';
import { layerOf } from './pdus.js';
import { isServiceTag } from './service-tag.js';
import { Sightings } from './sightings.js';
import { Timers } from './timers.js';
import { VsiTable } from './vsi-table.js';
import { VsiTracker } from './vsi.js';
import { vsiTlvs } from './vsi-tlvs.js';

/** Examples that wait for a link at their capture point. */
const MAX_EXAMPLES = 4096;
/** The default S-channel: its frames are untagged, or tagged with this S-VLAN (PROTOCOLS 3.2). */
const DEFAULT_SVID = 1;

/** An example that waits. */
interface Waiting {
  readonly frame: Frame;
  readonly decoded: Decoded;
}

/** Rebuilds from decoded frames what both ends of every link believe. Emits an event for everything it sees. */
export class Tracker {
  readonly timers = new Timers();
  readonly links = new Links();
  readonly #emit: Emit;
  readonly #table: VsiTable;
  readonly #vsi: VsiTracker;
  readonly #ecp: EcpTracker;
  readonly #lldp: LldpTracker;
  readonly #sightings = new Sightings();
  readonly #addresses = new Addresses();
  readonly #watch: CaptureWatch;
  /** Examples of capture points that have no link yet. */
  readonly #examples = new Map<CapturePoint, Waiting[]>();
  #waiting = 0;
  /** Frames that the capture shows twice and that were not tracked again. */
  duplicates = 0;

  /** `maxEndedLives`: see `AnalysisOptions`. */
  constructor(emit: Emit, maxEndedLives?: number) {
    this.#emit = emit;
    this.#table = new VsiTable(this.timers, emit, maxEndedLives);
    this.#vsi = new VsiTracker(this.#table);
    this.#ecp = new EcpTracker(this.timers, emit, this.#vsi);
    this.#lldp = new LldpTracker(this.timers, emit);
    this.#watch = new CaptureWatch(this.links, emit);
  }

  /** Tracks a control frame; null for one without a source address. */
  frame(frame: Frame, decoded: Decoded): { readonly link: Link; readonly channel: Channel } | null {
    this.advance(frame.timeNs);
    const source = decoded.layers[0]?.pdu['src'];
    if (!(source instanceof Uint8Array)) return null;
    const mac = this.#addresses.text(source);
    const known = this.links.find(frame.point, mac);
    const end = known?.speaksEvb ? known : this.links.locate(frame.point, mac, speaksEvb(decoded), frame.timeNs);
    const svid = channelOf(decoded);
    end.link.lastNs = frame.timeNs;
    const seen = this.#sightings.repeats(frame, wireOctets(frame, decoded), end, !isLldp(decoded));
    this.#watch.see(frame, seen === 'here');
    if (this.#waiting > 0) this.#catchUp(frame.point);
    if (seen !== null) {
      this.duplicates++;
      return { link: end.link, channel: this.links.channel(end.link, svid) };
    }
    pairByEvidence(this.links, this.#table, end, svid, decoded, frame.timeNs);
    const channel = this.links.channel(end.link, svid);
    this.#receive(frame, decoded, end, channel);
    return { link: end.link, channel };
  }

  /** A data frame whose tags are worth a look. It is kept until there is a link at its capture point. */
  example(frame: Frame, decoded: Decoded): void {
    const links = this.links.at(frame.point);
    if (links.length === 1) this.#tags(frame, decoded, null, this.links.channel(links[0]!, null));
    if (links.length > 0 || this.#waiting === MAX_EXAMPLES) return;
    this.#waiting++;
    this.#examples.set(frame.point, [...(this.#examples.get(frame.point) ?? []), { frame, decoded }]);
  }

  /** The capture has ended: examples of capture points without any control frame are judged on their own. */
  end(): void {
    for (const [point, waiting] of this.#examples) {
      this.#examples.delete(point);
      this.#waiting -= waiting.length;
      const channel = this.links.channel(this.links.bare(point, waiting[0]!.frame.timeNs), null);
      for (const { frame, decoded } of waiting) this.#tags(frame, decoded, null, channel);
    }
  }

  /** Moves the capture clock: timers whose time has come fire. */
  advance(timeNs: number): void {
    this.timers.advance(timeNs);
  }

  /** Frames are missing at a capture point: what its links hold becomes doubtful. */
  gap(gap: Gap): void {
    this.advance(gap.timeNs);
    this.#watch.gap(gap);
    for (const link of this.links.list) {
      if (!link.ends.some((end) => end.points.has(gap.point.id))) continue;
      for (const channel of link.channels.values()) this.#vsi.onGap(channel, gap.timeNs);
    }
  }

  lives(): VsiLife[] {
    return this.#table.snapshots();
  }

  /** The life of that id; null where it was dropped, or never was. */
  life(id: number): VsiLife | null {
    return this.#table.get(id)?.snapshot() ?? null;
  }

  /** The same at a glance. */
  glance(id: number): LifeGlance | null {
    return this.#table.get(id) ?? null;
  }

  glances(): Iterable<Life> {
    return this.#table.all();
  }

  /** How many VSIs were seen. */
  get vsis(): number {
    return this.#table.vsis;
  }

  /** Every link, by first appearance. */
  linkStates(): LinkState[] {
    const expiries = new Map<Link, number[]>();
    for (const { speaker, lastNs, ttlSec } of this.#lldp.neighbours.values()) {
      const expiryNs = lastNs + ttlSec * 1e9;
      const others = expiries.get(speaker.end.link);
      if (others) others.push(expiryNs);
      else expiries.set(speaker.end.link, [expiryNs]);
    }
    return [...this.links.list].map((link) => linkState(link, expiries.get(link) ?? []));
  }

  /** What bounded tables dropped. */
  dropped(): Record<string, number> {
    const counts = { lives: this.#table.dropped, ends: this.links.dropped, neighbours: this.#lldp.dropped, exchanges: this.#ecp.dropped, migrations: this.#table.migrations.dropped };
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }

  #receive(frame: Frame, decoded: Decoded, end: End, channel: Channel): void {
    const speaker = channel.speaker(end);
    const destination = decoded.layers[0]!.pdu['dst'];
    if (!(destination instanceof Uint8Array)) end.link.isCooked = true;
    this.#emit('frame', { timeNs: frame.timeNs, link: end.link, channel, frame, decoded, end });
    if (decoded.layers.some(({ name }) => TAGS.has(name))) this.#tags(frame, decoded, end, channel);
    if (isLldp(decoded)) {
      this.#lldp.receive(frame, decoded, speaker, destination instanceof Uint8Array ? this.#addresses.text(destination) : null);
    } else {
      if (!end.speaksLldp) this.#stranger(frame, decoded, end, channel.svid);
      this.#ecp.receive(frame, decoded, speaker);
    }
  }

  /** The first link at a capture point has come: examples of before it are about it. */
  #catchUp(point: CapturePoint): void {
    const waiting = this.#examples.get(point) ?? [];
    this.#examples.delete(point);
    this.#waiting -= waiting.length;
    for (const { frame, decoded } of waiting) this.example(frame, decoded);
  }

  #tags(frame: Frame, decoded: Decoded, end: End | null, channel: Channel): void {
    const { link } = channel;
    const tag = layerOf(decoded, 'vlan');
    if (tag && isServiceTag(decoded, tag)) link.serviceTags.set(tag.pdu.id, { frame: frame.no, timeNs: frame.timeNs });
    link.hasData ||= end === null;
    if (layerOf(decoded, 'etag')) link.etagFrame ??= frame.no;
    if (layerOf(decoded, 'vntag')) link.vntagFrame ??= frame.no;
    this.#emit('tags', { timeNs: frame.timeNs, link, channel, frame, decoded, end });
  }

  /** An ECPDU of an end that sent no LLDPDU. */
  #stranger(frame: Frame, decoded: Decoded, end: End, svid: number | null): void {
    const couple = this.links.coupleAt(frame.point, end);
    if (couple === null) return;
    const { link, ends: neighbours } = couple;
    end.isStranger = true;
    const channel = this.links.channel(link, svid);
    const isAboutLink = link !== end.link && vsiTlvs(decoded).some(({ key }) => this.#table.find(channel, key) !== null);
    this.#emit('ecp.stranger', { timeNs: frame.timeNs, link, channel, frame, end, neighbours, isAboutLink });
  }
}

/** The octets that were on the wire, as far as the capture has them. */
function wireOctets(frame: Frame, decoded: Decoded): Uint8Array {
  const [outermost, inner] = [decoded.layers[0]!, decoded.layers[1]];
  return inner && outermost.name.startsWith('sll') ? frame.data.subarray(inner.start) : frame.data;
}

/** The SVID of a frame's S-channel: its outermost tag, null for the default channel. */
function channelOf(decoded: Decoded): number | null {
  const tag = layerOf(decoded, 'vlan');
  if (!tag || tag.pdu.id === 0) return null;
  return tag.pdu.id === DEFAULT_SVID && isServiceTag(decoded, tag) ? null : tag.pdu.id;
}

const TAGS: ReadonlySet<string> = new Set(['vlan', 'etag', 'vntag']);
const EVB_LAYERS: ReadonlySet<string> = new Set(['evb', 'evb-draft', 'cdcp', 'ecp', 'ecp-draft']);

function speaksEvb({ layers }: Decoded): boolean {
  for (const { name, complete } of layers) if (complete && EVB_LAYERS.has(name)) return true;
  return false;
}

function isLldp({ layers }: Decoded): boolean {
  for (const { name } of layers) if (name === 'lldp') return true;
  return false;
}
