import type { CapturePoint } from '../model/frame.js';
import { Channel } from './channel.js';
import { End } from './end.js';
import { Link } from './link.js';

/**
 * Which end talks to which. Two ends at a capture point are a link; where several pairs share a point (a mirror of many
 * uplinks) an end stands alone until an acknowledgement or an answer shows its partner.
 */
export class Links {
  readonly list: Link[] = [];
  readonly #ends = new Map<string, End>();
  #created = 0;

  /** The end that sends from `mac` at `point`, made and placed when it is new. */
  locate(point: CapturePoint, mac: string, speaksEvb: boolean, timeNs: number): End {
    const key = `${point.id} ${mac}`;
    let end = this.#ends.get(key) ?? null;
    if (!end) {
      end = this.#elsewhere(point, mac);
      if (!end && speaksEvb) this.#separate(point, timeNs);
      end ??= this.#place(point, mac, speaksEvb, timeNs);
      end.points.add(point.id);
      this.#ends.set(key, end);
    }
    if (speaksEvb && !end.speaksEvb) this.#promote(end, timeNs);
    end.lastNs = timeNs;
    return end;
  }

  /** The S-channel of a link, made when it is new. */
  channel(link: Link, svid: number | null): Channel {
    let channel = link.channels.get(svid);
    if (!channel) link.channels.set(svid, (channel = new Channel(link, svid)));
    return channel;
  }

  /** Links at the same point whose partners are not proven yet. */
  unproven(link: Link): Link[] {
    return this.list.filter((other) => other !== link && other.point === link.point && !other.isProven);
  }

  /** `station` and `bridge` were seen to talk to each other: they are one link from now on. */
  prove(station: End, bridge: End, timeNs: number): void {
    const link = station.link;
    if (link !== bridge.link) {
      const third = link.other(station);
      if (third) this.#move(third, this.#create(link.point, timeNs));
      const left = bridge.link;
      this.#move(bridge, link);
      if (left.ends.length === 0) this.#forget(left);
    }
    link.isProven = true;
  }

  /**
   * The same end at another point: a second capture of the link, or its next file. Not when its partner there is somebody
   * else: many switches send from one address on all their ports.
   */
  #elsewhere(point: CapturePoint, mac: string): End | null {
    const twins = [...new Set(this.#ends.values())].filter((end) => end.mac === mac && !end.points.has(point.id));
    const here = this.#at(point).filter((end) => end.speaksEvb);
    return twins.find((twin) => here.every((end) => end.link === twin.link)) ?? null;
  }

  /**
   * A stranger speaks EVB at a point where an end of another point was seen. If that end's partner is known and another,
   * the two are ends of a link of their own here.
   */
  #separate(point: CapturePoint, timeNs: number): void {
    for (const end of this.#at(point)) {
      if (end.link.point === point || !end.speaksEvb || !end.link.other(end)?.speaksEvb) continue;
      end.points.delete(point.id);
      this.#ends.set(`${point.id} ${end.mac}`, this.#place(point, end.mac, true, timeNs));
    }
  }

  #at(point: CapturePoint): End[] {
    return [...new Set(this.#ends.values())].filter((end) => end.points.has(point.id));
  }

  #place(point: CapturePoint, mac: string, speaksEvb: boolean, timeNs: number): End {
    const here = [...new Set([...this.list.filter((link) => link.point === point), ...this.#at(point).map((end) => end.link)])];
    const free = here.find((link) => link.ends.length < 2 && !link.isProven);
    const partners = here.flatMap((link) => link.ends).filter((end) => end.speaksEvb);
    const link =
      free && (partners.length === 0 || (partners.length === 1 && free.ends.includes(partners[0]!))) ? free : this.#create(point, timeNs);
    const end = new End(mac, link, speaksEvb, point.id);
    link.ends.push(end);
    return end;
  }

  /** An end that so far only spoke plain LLDP shows EVB: if there is just one other such end, they belong together. */
  #promote(end: End, timeNs: number): void {
    end.speaksEvb = true;
    const partners = this.list.filter((link) => link.point === end.link.point).flatMap((link) => link.ends).filter((other) => other.speaksEvb && other !== end);
    const partner = partners[0];
    if (partners.length !== 1 || !partner || partner.link === end.link || partner.link.isProven) return;
    const third = partner.link.other(partner);
    if (third) this.#move(third, this.#create(end.link.point, timeNs));
    const left = end.link;
    this.#move(end, partner.link);
    if (left.ends.length === 0) this.#forget(left);
  }

  #create(point: CapturePoint, timeNs: number): Link {
    const link = new Link(++this.#created, point, timeNs);
    this.list.push(link);
    return link;
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

  #forget(link: Link): void {
    const at = this.list.indexOf(link);
    if (at >= 0) this.list.splice(at, 1);
  }
}
