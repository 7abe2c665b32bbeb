import type { Decoded } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import type { Channel, Speaker } from './channel.js';
import { Doubt, type Missing } from './doubt.js';
import type { EcpUser } from './ecp.js';
import type { Exchange } from './exchange.js';
import { ROLE_BASIS } from './end.js';
import { DRAFT } from './evb.js';
import { isOneSided } from './inference.js';
import { layersOf } from './pdus.js';
import { onBridgeResponse, onMissedRequest, onStaleMessage, onUnsolicited, onUnsolicitedDelivered, onUnsolicitedUnacked } from './vsi-answers.js';
import { onRequestDelivered, onStationRequest } from './vsi-requests.js';
import type { VsiTable } from './vsi-table.js';
import { vsiKey } from './vsi-key.js';
import type { VsiTlv } from './vsi-tlv.js';
import { vsiTlvs } from './vsi-tlvs.js';

/** A de-associate whose sender's role is not known yet. */
interface Undecided {
  readonly tlv: VsiTlv;
  readonly frame: Frame;
  readonly exchange: Exchange;
}

/** After this the partner of a station would have answered. */
const ANSWER_NS = 1e9;
const utf8 = new TextDecoder('utf-8');

/** Turns VDP messages into the lives of VSIs (802.1Q 41.5; PROTOCOLS 6.4). */
export class VsiTracker implements EcpUser {
  readonly #table: VsiTable;
  readonly #doubt: Doubt;
  readonly #undecided = new Map<Channel, Undecided[]>();

  constructor(table: VsiTable) {
    this.#table = table;
    this.#doubt = new Doubt(table);
  }

  onRequest(frame: Frame, decoded: Decoded, exchange: Exchange): void {
    const { channel } = exchange.speaker;
    for (const tlv of vsiTlvs(decoded)) this.#tlv(tlv, frame, exchange);
    // What the capture cut off may be about any VSI.
    if (decoded.truncated) channel.lossNs = frame.timeNs;
    for (const { pdu } of layersOf(decoded, 'vdp.cisco-vm')) {
      const life = this.#table.find(channel, vsiKey(pdu.vsiidfmt, pdu.vsiid));
      if (life) life.name = utf8.decode(pdu.name);
    }
  }

  onRedelivered(frame: Frame, decoded: Decoded, exchange: Exchange): void {
    // What a request does at the bridge shows in the bridge's own answer.
    if (exchange.speaker.role !== 'bridge') return;
    for (const tlv of vsiTlvs(decoded)) onStaleMessage(this.#table, exchange.speaker.channel, tlv, frame);
  }

  onAcknowledged(exchange: Exchange, frame: Frame): void {
    for (const life of exchange.lives) {
      if (exchange.speaker.role === 'bridge') onUnsolicitedDelivered(this.#table, life, frame);
      else onRequestDelivered(life, exchange, frame);
    }
  }

  onUnacknowledged(exchange: Exchange, timeNs: number): void {
    for (const life of exchange.lives) {
      if (exchange.speaker.role === 'bridge') onUnsolicitedUnacked(this.#table, life, exchange, timeNs);
      // The bridge was asked again and again and is silent: what it holds now nobody knows.
      else if (exchange.transmissions > 1) life.doubt('bridge', { timeNs, frame: null, confidence: 'stale', cause: 'timeout' });
    }
  }

  onMissed(missing: readonly Missing[]): void {
    this.#doubt.missed(missing);
  }

  onFound(speaker: Speaker, seq: number): void {
    this.#doubt.found(speaker, seq);
  }

  onRestart(speaker: Speaker, frame: Frame): void {
    this.#doubt.all(speaker.channel, frame.timeNs, 'link-down', frame.no);
  }

  /** Frames are known to be missing from the capture. */
  onGap(channel: Channel, timeNs: number): void {
    channel.lossNs = timeNs;
    this.#doubt.all(channel, timeNs);
  }

  #tlv(tlv: VsiTlv, frame: Frame, exchange: Exchange): void {
    const { end, channel } = exchange.speaker;
    if (tlv.isResponse === true) end.claim('bridge', ROLE_BASIS.ackBit);
    if (tlv.isResponse === false && tlv.mode !== 'deassoc') end.claim('station', ROLE_BASIS.asks);
    if (tlv.isResponse === null && tlv.mode !== 'deassoc' && exchange.speaker.role === null) end.claim('station', ROLE_BASIS.asks);
    if (tlv.isResponse === null) this.#compareDraft(tlv, frame, exchange.speaker);
    const role = exchange.speaker.role;
    if (role === null) {
      this.#defer({ tlv, frame, exchange });
      return;
    }
    this.#decide(channel);
    this.#as(role, tlv, frame, exchange);
    if (tlv.isResponse === null) this.#noteSaid(tlv, frame, exchange.speaker);
  }

  #as(role: 'station' | 'bridge', tlv: VsiTlv, frame: Frame, exchange: Exchange): void {
    const { channel } = exchange.speaker;
    if (role === 'station') {
      if (tlv.isResponse !== true) onStationRequest(this.#table, channel, tlv, exchange, frame);
      return;
    }
    const known = this.#table.find(channel, tlv.key);
    const pending = known?.pending ?? null;
    const isResponse = tlv.isResponse ?? (tlv.mode !== 'deassoc' || tlv.error !== 0 || pending?.request.mode === 'deassoc');
    if (isResponse) {
      // A bridge that is heard alone answers requests that the capture cannot have.
      const isMissing = !pending && (this.#doubt.explains(channel) || isOneSided(exchange.speaker));
      onBridgeResponse(this.#table, channel, tlv, known, frame, isMissing);
      if (!pending && !isMissing) this.#doubt.expect(channel, frame.timeNs, (timeNs) => onMissedRequest(this.#table, channel, tlv, frame, timeNs));
    } else if (tlv.mode === 'deassoc') onUnsolicited(this.#table, channel, tlv, exchange, frame);
  }

  /**
   * Drafts have no response bit: the first to speak is taken for the station. Where the capture began with an answer, it
   * shows later that this end speaks right after the other one, and not the other way round.
   */
  #compareDraft(tlv: VsiTlv, frame: Frame, { end, channel }: Speaker): void {
    const before = this.#table.find(channel, tlv.key)?.lastSaid;
    if (!before || before.end === end || !end.isGuess || end.role !== 'station') return;
    if (frame.timeNs - before.timeNs > ANSWER_NS || before.gapNs <= DRAFT.responseWaitNs) return;
    end.claim('bridge', ROLE_BASIS.asks);
    before.end.claim('station', ROLE_BASIS.asks);
  }

  #noteSaid(tlv: VsiTlv, frame: Frame, { end, channel }: Speaker): void {
    const life = this.#table.find(channel, tlv.key);
    if (!life) return;
    const before = life.lastSaid;
    life.lastSaid = { end, timeNs: frame.timeNs, gapNs: before && before.end !== end ? frame.timeNs - before.timeNs : 0 };
  }

  /** A lone de-associate: an answer to it makes its sender the station, no answer the bridge. */
  #defer(item: Undecided): void {
    const { channel } = item.exchange.speaker;
    const waiting = this.#undecided.get(channel) ?? [];
    this.#undecided.set(channel, waiting);
    if (waiting.push(item) > 1) return;
    this.#table.timers.start(channel, item.frame.timeNs + ANSWER_NS, () => {
      if (item.exchange.speaker.role === null) item.exchange.speaker.end.claim('bridge', ROLE_BASIS.asks);
      this.#decide(channel);
    });
  }

  #decide(channel: Channel): void {
    const waiting = this.#undecided.get(channel);
    if (!waiting) return;
    this.#undecided.delete(channel);
    for (const { tlv, frame, exchange } of waiting) this.#as(exchange.speaker.role ?? 'station', tlv, frame, exchange);
  }
}
