import type { CapturePoint } from '../model/frame.js';
import type { Side } from '../model/vsi.js';
import type { Channel } from './channel.js';
import type { End } from './end.js';

/** One station-bridge pair seen at a capture point. */
export class Link {
  /** From 1, in order of appearance. */
  readonly id: number;
  readonly point: CapturePoint;
  readonly firstNs: number;
  /** When a frame of it was last seen. */
  lastNs: number;
  /** At most two. */
  readonly ends: End[] = [];
  /** S-channels by SVID; null is the default one. */
  readonly channels = new Map<number | null, Channel>();
  /** Between these times frames of its capture point are not in the order of their times; null where they are. */
  #disorder: { readonly fromNs: number; readonly toNs: number } | null = null;
  /** True once an acknowledgement or an answer proved that the two ends talk to each other. */
  isProven = false;
  /** One end was the station and the other the bridge at some time: they are partners, whatever they say later. */
  wasComplementary = false;
  /** Frames without a destination address were seen: rules about it are mute (GUARD-3). */
  isCooked = false;
  /** More than two ends that speak EVB share its capture point: who talks to whom has to be proven. */
  sharesPoint = false;
  /** The latest frame of each S-VLAN of which one is known. */
  readonly serviceTags = new Map<number, { readonly frame: number; readonly timeNs: number }>();
  /** Data frames with tags were seen. */
  hasData = false;
  /** The first frames with the tag of a port extender, null before one. */
  etagFrame: number | null = null;
  vntagFrame: number | null = null;
  /** The link that its last end went to, null while it has ends. */
  successor: Link | null = null;

  /** Another link was there at its capture point when it came. */
  isSecondary = false;
  readonly #label: string | null;

  /** `label` is the name of the interface, null where the capture names none. */
  constructor(id: number, point: CapturePoint, label: string | null, firstNs: number) {
    this.id = id;
    this.point = point;
    this.#label = label;
    this.firstNs = firstNs;
    this.lastNs = firstNs;
  }

  /**
   * The interface name, with the station's address behind it where several links share the interface (a mirror); `link1`,
   * `link2` … where the capture names none.
   */
  get name(): string {
    if (this.#label === null) return `link${this.id}`;
    const end = this.end('station') ?? this.ends[0];
    return (this.sharesPoint || this.isSecondary) && end ? `${this.#label}/${end.mac}` : this.#label;
  }

  /** This link, or the one that it turned out to be. */
  get current(): Link {
    return this.successor?.current ?? this;
  }

  /** After a frame of `toNs` one of `fromNs` came. */
  noteDisorder(fromNs: number, toNs: number): void {
    const { fromNs: first, toNs: last } = this.#disorder ?? { fromNs, toNs };
    this.#disorder = { fromNs: Math.min(first, fromNs), toNs: Math.max(last, toNs) };
  }

  /** True where what seems to be missing may stand elsewhere in the capture. */
  isDisordered(timeNs: number): boolean {
    return this.#disorder !== null && timeNs >= this.#disorder.fromNs && timeNs <= this.#disorder.toNs;
  }

  /** The end in that role; the other end of the one whose role is known, where only one is. */
  end(role: Side): End | null {
    for (const end of this.ends) if (end.role === role) return end;
    const other = this.ends.find((end) => end.role !== null);
    return other ? (this.ends.find((end) => end !== other && end.role === null) ?? null) : null;
  }

  /** The role of an end became known. */
  noteRoles(): void {
    const [one, two] = this.ends;
    this.wasComplementary ||= one?.role != null && two?.role != null && one.role !== two.role;
  }

  other(end: End): End | null {
    for (const candidate of this.ends) if (candidate !== end) return candidate;
    return null;
  }

  /** The role of an end, by its own evidence or because the other end has the opposite one. */
  roleOf(end: End): Side | null {
    if (end.role !== null) return end.role;
    const opposite = this.other(end)?.role ?? null;
    return opposite === null ? null : opposite === 'station' ? 'bridge' : 'station';
  }
}
