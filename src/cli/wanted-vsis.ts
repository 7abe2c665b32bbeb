import type { TrafficEntry } from '../capture/traffic.js';
import type { FrameRow } from '../model/analysis.js';
import type { FilterEntry } from '../model/vsi.js';
import { layersOf } from '../track/pdus.js';
import { vsiidOf, vsiKey } from '../track/vsi-key.js';
import { vsiTlvs } from '../track/vsi-tlvs.js';
import { hex, mac } from '../text/mac.js';
import { keysOf, normalKey, type Names } from './names.js';

/** VSIs, and different addresses and VLANs of them, that are kept: more are a flood. */
const MOST = 10_000;
const utf8 = new TextDecoder('utf-8');

/** An address, or a group of unknown addresses, of a filter, with each VLAN that it was said to be in. */
interface Part {
  readonly mac: Uint8Array | null;
  readonly channel: number | null;
  readonly vids: Set<number>;
  readonly points: Set<number>;
}

/** Finds out what the data frames of some VSIs look like, from every VDP message about them. */
export class WantedVsis {
  readonly #names: Names;
  /** What the user wrote, by its normal form. */
  readonly #texts: ReadonlyMap<string, string>;
  readonly #found = new Set<string>();
  /** VSIs that bear one of the texts: an answer need not repeat the name that its request had. */
  readonly #keys = new Set<string>();
  readonly #parts = new Map<string, Part>();
  #count = 0;
  /** What was left out because there was too much of it. */
  dropped = 0;

  /** `texts`: VSIIDs, MAC addresses of filters, or names. */
  constructor(texts: readonly string[], names: Names) {
    this.#names = names;
    this.#texts = new Map(texts.map((text) => [normalKey(text) ?? text, text]));
  }

  /** Takes a control frame: the request names what is asked for, the answer the VLAN where the bridge chose it. */
  see({ decoded, frame, channel }: FrameRow): void {
    const tlvs = vsiTlvs(decoded);
    if (tlvs.length === 0) return;
    const called = new Map(layersOf(decoded, 'vdp.cisco-vm').map(({ pdu }) => [vsiKey(pdu.vsiidfmt, pdu.vsiid), utf8.decode(pdu.name)]));
    for (const { key, format, filter } of tlvs) {
      const vsi = { format, vsiid: vsiidOf(key), filter };
      const own = [...keysOf(vsi), hex(vsi.vsiid), this.#names.of(vsi), called.get(key)];
      for (const text of own) if (text != null && this.#texts.has(text)) this.#find(text, key);
      if (this.#keys.has(key)) for (const entry of filter) this.#add(key, entry, channel, frame.point.id);
    }
  }

  /** Those of the texts that no VSI bears. */
  get missing(): string[] {
    return [...this.#texts].filter(([key]) => !this.#found.has(key)).map(([, text]) => text);
  }

  /** What the frames of these VSIs look like. The VLAN that a bridge chose stands for the 0 of the request. */
  entries(): TrafficEntry[] {
    return [...this.#parts.values()].flatMap(({ mac: address, channel, vids, points }) => {
      const known = [...vids].filter((vid) => vid !== 0);
      return (known.length > 0 ? known : [0]).map((vid) => ({ mac: address, vid, channel, points }));
    });
  }

  #find(text: string, vsi: string): void {
    this.#found.add(text);
    if (!this.#keys.has(vsi) && this.#counts()) this.#keys.add(vsi);
  }

  #add(vsi: string, entry: FilterEntry, channel: number | null, point: number): void {
    const key = `${vsi} ${entry.mac && mac(entry.mac)} ${entry.group} ${channel}`;
    const part = this.#parts.get(key) ?? { mac: entry.mac && entry.mac.slice(), channel, vids: new Set(), points: new Set() };
    if (!part.vids.has(entry.vid) && !this.#counts()) return;
    this.#parts.set(key, part);
    part.vids.add(entry.vid);
    part.points.add(point);
  }

  /** Counts what is to be kept; false when that is too much. */
  #counts(): boolean {
    if (this.#count < MOST) return this.#count++ < MOST;
    this.dropped++;
    return false;
  }
}
