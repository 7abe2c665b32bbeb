import type { CapturePoint } from '../model/frame.js';
import { Channel } from './channel.js';
import { End } from './end.js';
import { Link } from './link.js';

/** What was seen at a capture point. */
interface Scene {
  readonly links: Set<Link>;
  /** Ends that speak EVB: only they are paired. */
  readonly speaking: Set<End>;
  /** Whoever was seen there, by address. */
  readonly ends: Map<string, End>;
}

/** Two ends that are neighbours by LLDP. */
interface Couple {
  readonly link: Link;
  readonly ends: readonly End[];
}

export const MAX_ENDS = 20_000;

/**
 * Which end talks to which. Two ends at a capture point are a link; where several pairs share a point (a mirror of many
 * uplinks) an end stands alone until an acknowledgement or an answer shows its partner.
 */
export class Links {
  readonly list = new Set<Link>();
  /** By point and address, the oldest first. */
  readonly #ends = new Map<string, End>();
  #endsMade = 0;
  readonly #byMac = new Map<string, Set<End>>();
  readonly #scenes = new Map<number, Scene>();
  readonly #named = new Map<string, number[]>();
  #created = 0;
  dropped = 0;

  /** The end that was seen to send from `mac` at `point`, null before. */
  find(point: CapturePoint, mac: string): End | null {
    return this.#scenes.get(point.id)?.ends.get(mac) ?? null;
  }

  /** The end that sends from `mac` at `point`, made and placed when it is new. */
  locate(point: CapturePoint, mac: string, speaksEvb: boolean, timeNs: number): End {
    let end = this.find(point, mac);
    if (!end) {
      end = this.#elsewhere(point, mac);
      if (!end && speaksEvb) this.#separate(point, timeNs);
      end ??= this.#place(point, mac, speaksEvb, timeNs);
      this.#show(point, end);
      if (this.#ends.size > MAX_ENDS) this.#evict();
    }
    if (speaksEvb && !end.speaksEvb) this.#promote(end, timeNs);
    return end;
  }

  /** The links at a capture point, the first one first. */
  at(point: CapturePoint): Link[] {
    return [...this.#scene(point).links];
  }

  /**
   * The two ends that are, with `stranger`, all that speak EVB at a capture point, and sent LLDPDUs; and the link that they
   * are, or that one of them turned out to be with `stranger` while the other, of the other role, is left alone. Null where
   * it is not so.
   */
  coupleAt(point: CapturePoint, stranger: End): Couple | null {
    const { speaking } = this.#scene(point);
    if (speaking.size !== 3 || !speaking.has(stranger)) return null;
    const [one, two] = [...speaking].filter((end) => end !== stranger);
    if (!one?.speaksLldp || !two?.speaksLldp) return null;
    const isLeftAlone = stranger.link.isProven && (one.link === stranger.link) !== (two.link === stranger.link) && one.role !== null && two.role !== null && one.role !== two.role;
    const isCouple = one.link === two.link && one.link.isProven;
    return isCouple || isLeftAlone ? { link: isLeftAlone ? stranger.link : one.link, ends: [one, two] } : null;
  }

  /** A link of a capture point where no control frame was seen: nobody is known there, and it is not among the links. */
  bare(point: CapturePoint, timeNs: number): Link {
    return new Link(++this.#created, point, this.#labelOf(point), timeNs);
  }

  /** The S-channel of a link, made when it is new. */
  channel(link: Link, svid: number | null): Channel {
    let channel = link.channels.get(svid);
    if (!channel) link.channels.set(svid, (channel = new Channel(link, svid)));
    return channel;
  }

  /** Links whose partners are not proven yet: at the same point, and lone ends of other points (a tap with one for each direction). */
  unproven(link: Link): Link[] {
    const here = [...this.#scene(link.point).links];
    const lone = link.ends.length === 1 && this.#scene(link.point).speaking.size === 1 ? this.#loneElsewhere(link) : [];
    return [...here, ...lone].filter((other) => other !== link && !other.isProven);
  }

  #loneElsewhere(link: Link): Link[] {
    return [...this.#scenes.values()].filter(({ speaking }) => speaking.size === 1).flatMap(({ links }) => [...links].filter((other) => other.point !== link.point && other.ends.length === 1));
  }

  /** `station` and `bridge` were seen to talk to each other: they are one link from now on. */
  prove(station: End, bridge: End, timeNs: number): void {
    const link = station.link;
    if (link !== bridge.link) {
      const third = link.other(station);
      if (third) this.#move(third, this.#create(link.point, timeNs));
      const left = bridge.link;
      this.#move(bridge, link);
      if (left.ends.length === 0) this.#forget(left, link);
    }
    link.isProven = true;
  }

  /**
   * The same end at another point: a second capture of the link, or its next file. Not when its partner there is somebody
   * else: many switches send from one address on all their ports.
   */
  #elsewhere(point: CapturePoint, mac: string): End | null {
    const { speaking } = this.#scene(point);
    if (speaking.size > 2) return null;
    const here = [...speaking];
    for (const twin of this.#byMac.get(mac) ?? []) {
      if (here.every((end) => end.link === twin.link)) return twin;
    }
    return null;
  }

  /**
   * A stranger speaks EVB at a point where an end of another point was seen. If that end's partner is known and another,
   * the two are ends of a link of their own here.
   */
  #separate(point: CapturePoint, timeNs: number): void {
    const scene = this.#scene(point);
    if (scene.speaking.size > 2) return;
    for (const end of [...scene.speaking]) {
      if (end.link.point === point || !end.link.other(end)?.speaksEvb) continue;
      end.points.delete(point.id);
      scene.speaking.delete(end);
      scene.links.delete(end.link);
      this.#show(point, this.#place(point, end.mac, true, timeNs));
    }
  }

  #place(point: CapturePoint, mac: string, speaksEvb: boolean, timeNs: number): End {
    const { links, speaking } = this.#scene(point);
    const partner = onlyOne(speaking);
    const isFree = (link: Link): boolean => link.ends.length < 2 && !link.isProven && (!partner || link.ends.includes(partner));
    const free = speaking.size <= 1 ? [...links].find(isFree) : undefined;
    if (speaksEvb && speaking.size === 2) this.#part(speaking, timeNs);
    const link = free ?? (speaksEvb && partner ? this.#beside(partner, timeNs) : this.#create(point, timeNs));
    const end = new End(this.#endsMade++, mac, link, speaksEvb, point.id);
    link.ends.push(end);
    return end;
  }

  /** The link of a lone EVB speaker; a neighbour that only speaks LLDP makes room. */
  #beside(partner: End, timeNs: number): Link {
    const { link } = partner;
    const third = link.other(partner);
    if (link.isProven || third?.speaksEvb) return this.#create(link.point, timeNs);
    if (third) this.#move(third, this.#create(link.point, timeNs));
    return link;
  }

  /** A third end: two of the same role that were thought a link just share the point. */
  #part(speaking: ReadonlySet<End>, timeNs: number): void {
    const [one, two] = [...speaking];
    if (!one || !two || one.link !== two.link || one.link.isProven || one.role === null || one.role !== two.role) return;
    this.#move(two, this.#create(two.link.point, timeNs));
  }

  /** An end that so far only spoke plain LLDP shows EVB: if there is just one other such end, they belong together. */
  #promote(end: End, timeNs: number): void {
    end.speaksEvb = true;
    const { speaking } = this.#scene(end.link.point);
    const partner = onlyOne(speaking);
    for (const id of end.points) {
      const scene = this.#scenes.get(id);
      if (scene) this.#speak(scene, end);
    }
    if (!partner || partner === end || partner.link === end.link || partner.link.isProven) return;
    const left = end.link;
    this.#move(end, this.#beside(partner, timeNs));
    if (left.ends.length === 0) this.#forget(left, partner.link);
  }

  #scene(point: CapturePoint): Scene {
    let scene = this.#scenes.get(point.id);
    if (!scene) this.#scenes.set(point.id, (scene = { links: new Set(), speaking: new Set(), ends: new Map() }));
    return scene;
  }

  /** `end` speaks EVB there. A third one makes all partners there uncertain until they are proven. */
  #speak({ speaking, links }: Scene, end: End): void {
    speaking.add(end);
    if (speaking.size === 3) for (const link of links) link.sharesPoint = true;
    else if (speaking.size > 3) end.link.sharesPoint = true;
  }

  /** `end` was seen at `point`. */
  #show(point: CapturePoint, end: End): void {
    const scene = this.#scene(point);
    end.points.add(point.id);
    scene.links.add(end.link);
    if (end.speaksEvb) this.#speak(scene, end);
    scene.ends.set(end.mac, end);
    this.#ends.set(keyOf(point.id, end), end);
    const twins = this.#byMac.get(end.mac) ?? new Set();
    this.#byMac.set(end.mac, twins.add(end));
  }

  /** Makes room, a sixteenth at once: of the oldest eighth first those that nobody was seen to talk to. */
  #evict(): void {
    const oldest: End[] = [];
    for (const end of this.#ends.values()) if (oldest.push(end) > MAX_ENDS / 8) break;
    const rank = (end: End): number => (end.link.isProven ? 1 : 0);
    for (const end of oldest.sort((one, two) => rank(one) - rank(two)).slice(0, MAX_ENDS / 16)) this.#drop(end);
  }

  #drop(end: End): void {
    this.#byMac.delete(end.mac);
    for (const id of end.points) {
      this.#ends.delete(keyOf(id, end));
      const scene = this.#scenes.get(id);
      scene?.speaking.delete(end);
      scene?.ends.delete(end.mac);
    }
    const at = end.link.ends.indexOf(end);
    // It may have been seen at several points, and be among the oldest at each.
    if (at < 0) return;
    end.link.ends.splice(at, 1);
    if (end.link.ends.length === 0) this.#forget(end.link);
    this.dropped++;
  }

  #create(point: CapturePoint, timeNs: number): Link {
    const { links, speaking } = this.#scene(point);
    const link = new Link(++this.#created, point, this.#labelOf(point), timeNs);
    link.isSecondary = links.size > 0;
    this.list.add(link);
    links.add(link);
    link.sharesPoint = speaking.size > 2;
    return link;
  }

  /** The interface name, numbered where another capture point bears it too (`eno1` of two hosts). */
  #labelOf(point: CapturePoint): string | null {
    if (point.name === null) return null;
    const points = this.#named.get(point.name) ?? [];
    this.#named.set(point.name, points);
    if (!points.includes(point.id)) points.push(point.id);
    const at = points.indexOf(point.id);
    return at === 0 ? point.name : `${point.name}#${at + 1}`;
  }

  #move(end: End, to: Link): void {
    const from = end.link;
    from.ends.splice(from.ends.indexOf(end), 1);
    to.ends.push(end);
    end.link = to;
    for (const channel of from.channels.values()) {
      const speaker = channel.speakers.get(end);
      if (!speaker) continue;
      channel.speakers.delete(end);
      this.channel(to, channel.svid).admit(speaker);
    }
  }

  /** `successor`: the link that its last end went to. */
  #forget(link: Link, successor: Link | null = null): void {
    link.successor = successor;
    this.list.delete(link);
    for (const scene of this.#scenes.values()) scene.links.delete(link);
  }
}

function keyOf(point: number, { mac }: End): string {
  return `${point} ${mac}`;
}

/** The only one of them, null where there are none or several: a large set is not looked through for its first. */
function onlyOne(ends: ReadonlySet<End>): End | null {
  if (ends.size !== 1) return null;
  const [end] = ends;
  return end ?? null;
}
