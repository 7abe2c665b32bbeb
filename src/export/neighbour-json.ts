import type { Dissector } from '../dissect/types.js';
import type { Decoded } from '../model/decoded.js';
import type { NeighbourNews } from '../model/happening.js';
import type { Timebase } from '../model/timebase.js';
import { written } from '../text/text-buffer.js';
import { isoTime } from '../text/time.js';
import { LayerJson } from './layer-json.js';

type Fields = Readonly<Record<string, unknown>>;

/** What an LLDPDU says that a neighbour is known by. */
interface Said {
  readonly chassis: unknown;
  readonly port: unknown;
  readonly system: unknown;
  readonly ttl: unknown;
  readonly evb: Fields | null;
  readonly evbDraft: Fields | null;
  readonly cdcp: Fields | null;
}

/** Makes the `neighbour` events: of LLDPDUs only of those that say something new. */
export class NeighbourJson {
  readonly #layers: ReadonlyMap<string, LayerJson>;
  readonly #timebase: Timebase;
  readonly #withFile: boolean;
  /** What was said last by each, which goes when the neighbour is forgotten. */
  readonly #said = new WeakMap<object, { readonly said: Said; readonly text: string }>();

  /** `withFile` when several inputs were given. */
  constructor(dissectors: readonly Dissector[], timebase: Timebase, withFile: boolean) {
    this.#layers = new Map(dissectors.map((by) => [by.name, new LayerJson(by)]));
    this.#timebase = timebase;
    this.#withFile = withFile;
  }

  /** Null where an LLDPDU repeats what was said before. */
  event(news: NeighbourNews): object | null {
    const { timeNs, link, channel, side, frame, source, destination, file } = news;
    const before = this.#said.get(news.neighbour);
    const said = news.decoded === null ? before?.said : this.#read(news.decoded);
    if (said === undefined) return null;
    const text = JSON.stringify(said);
    if (news.what === 'heard' && before?.text === text) return null;
    this.#said.set(news.neighbour, { said, text });
    const change = news.what === 'heard' ? (before === undefined ? 'new' : 'changed') : news.what;
    const time = isoTime(this.#timebase.originSec, timeNs);
    return { v: 1, event: 'neighbour', time, change, link, channel, side, frame, source, destination, ...said, ...(this.#withFile ? { file } : {}) };
  }

  #read({ layers }: Decoded): Said {
    const fields = (name: string): Fields | null => {
      const layer = layers.find((one) => one.name === name && one.complete);
      return layer === undefined ? null : (JSON.parse(written((to) => this.#layers.get(name)!.writeFields(to, layer.pdu))) as Fields);
    };
    return {
      chassis: fields('lldp.chassis')?.['lldp.chassis.id'] ?? '',
      port: fields('lldp.port')?.['lldp.port.id'] ?? '',
      system: fields('lldp.sysname')?.['lldp.sysname.text'] ?? null,
      ttl: fields('lldp.ttl')?.['lldp.ttl'] ?? 0,
      evb: fields('evb'),
      evbDraft: fields('evb-draft'),
      cdcp: fields('cdcp'),
    };
  }
}
