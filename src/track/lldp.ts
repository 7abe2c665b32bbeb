import type { Decoded } from '../model/decoded.js';
import type { Frame } from '../model/frame.js';
import { dropOldest } from '../model/oldest-first.js';
import { Alarm } from './alarm.js';
import type { Heard, Speaker } from './channel.js';
import { Companies } from './companies.js';
import { ROLE_BASIS } from './end.js';
import type { Emit } from './event.js';
import { acceptLldpdu, type Lldpdu, type Neighbour } from './neighbour.js';
import { hasExtenderTag, layerOf } from './pdus.js';
import type { Timers } from './timers.js';
import { withSlack } from './slack.js';

/** Fast-start LLDPDUs are a second apart: anything slower belongs to the steady phase. */
const STEADY_NS = 4e9;
const MAX_NEIGHBOURS = 4096;
/** EVB mode. */
const STATION = 2;
const CARRIED = ['evb', 'evbDraft', 'cdcp'] as const;
const NOTHING = { evb: null, evbDraft: null, cdcp: null };

/** LLDP neighbours with ageing, and what their EVB and CDCP TLVs say (802.1AB 9.2; 802.1Q D.2.12, D.2.13). */
export class LldpTracker {
  readonly #timers: Timers;
  readonly #emit: Emit;
  readonly neighbours = new Map<string, Neighbour>();
  readonly #companies = new Companies();
  dropped = 0;
  readonly #onExpired = (neighbour: Neighbour, timeNs: number): void => {
    this.#forget(neighbour);
    const { speaker } = neighbour;
    this.#emit('lldp.expired', { timeNs, link: speaker.end.link, channel: speaker.channel, frame: null, neighbour, speaker });
  };

  constructor(timers: Timers, emit: Emit) {
    this.#timers = timers;
    this.#emit = emit;
  }

  receive(frame: Frame, decoded: Decoded, speaker: Speaker, destination: string | null): void {
    const lldpdu = acceptLldpdu(decoded);
    if (!lldpdu) return;
    const place = { timeNs: frame.timeNs, link: speaker.end.link, channel: speaker.channel, frame };
    const key = [speaker.end.id, speaker.channel.svid, destination, lldpdu.msap].join(' ');
    let neighbour = this.neighbours.get(key);
    if (lldpdu.ttlSec === 0) {
      if (!neighbour) return;
      this.#forget(neighbour);
      this.#emit('lldp.shutdown', { ...place, neighbour, speaker });
      return;
    }
    if (neighbour) {
      neighbour.beforeNs = neighbour.lastNs;
      if (frame.timeNs - neighbour.lastNs > STEADY_NS) speaker.refreshNs = frame.timeNs - neighbour.lastNs;
    } else neighbour = this.#create(key, speaker, lldpdu, destination);
    neighbour.ttlSec = lldpdu.ttlSec;
    neighbour.lastNs = frame.timeNs;
    neighbour.lastFrame = frame.no;
    neighbour.count++;
    speaker.lastLldpNs = frame.timeNs;
    speaker.end.hearPort(`${speaker.channel.svid} ${destination}`, lldpdu.msap, neighbour.count > 1);
    this.#age(neighbour);
    this.#emit('lldp', { ...place, neighbour, speaker, decoded });
    this.#content(frame, decoded, neighbour);
  }

  #create(key: string, speaker: Speaker, { msap, ttlSec }: Lldpdu, destination: string | null): Neighbour {
    const company = this.#companies.of(speaker, destination);
    const neighbour: Neighbour = {
      key, speaker, msap, destination, ttlSec, company, beforeNs: null, lastNs: -Infinity, lastFrame: 0, count: 0, carries: NOTHING, timer: null,
    };
    company.join(neighbour);
    this.neighbours.set(key, neighbour);
    for (const oldest of dropOldest(this.neighbours, MAX_NEIGHBOURS)) this.#drop(oldest);
    return neighbour;
  }

  #content(frame: Frame, decoded: Decoded, neighbour: Neighbour): void {
    const { speaker } = neighbour;
    const place = { timeNs: frame.timeNs, link: speaker.end.link, channel: speaker.channel, frame };
    speaker.end.introduction.hear(decoded);
    speaker.end.speaksLldp = true;
    speaker.end.extendsPorts ||= layerOf(decoded, 'lldp.pe') !== null;
    speaker.end.autoAttaches ||= decoded.layers.some(({ name }) => name === 'lldp.aa-element');
    const [evb, draft, cdcp] = [layerOf(decoded, 'evb'), layerOf(decoded, 'evb-draft'), layerOf(decoded, 'cdcp')];
    const { carries } = neighbour;
    // What a snap length cut off may be there; without a destination address it may be another agent that has none.
    const unseen = decoded.truncated || neighbour.destination === null ? carries : NOTHING;
    const now = { evb: evb?.pdu ?? unseen.evb, evbDraft: draft?.pdu ?? unseen.evbDraft, cdcp: cdcp?.pdu ?? unseen.cdcp };
    // An agent takes away only what it brought: an end has one agent per destination address.
    for (const tlv of CARRIED) if (carries[tlv] && !now[tlv]) speaker[tlv] = null;
    speaker.isEvbOdd = evb === null && decoded.layers.some(({ name }) => name === 'evb') && !decoded.truncated;
    if (evb) {
      if (evb.pdu.mode === 1 || evb.pdu.mode === 2) speaker.end.claim(evb.pdu.mode === 1 ? 'bridge' : 'station', ROLE_BASIS.evb);
      speaker.end.link.noteRoles();
      if (evb.pdu.mode === STATION && !hasExtenderTag(decoded)) speaker.end.evbFrame ??= frame.no;
      speaker.evb = heard(speaker.evb, evb.pdu, frame);
      speaker.channel.hear(speaker, evb.pdu, frame.no);
      this.#emit('evb', { ...place, speaker, neighbour, tlv: evb.pdu });
    }
    if (draft) {
      if (!hasExtenderTag(decoded)) speaker.end.evbFrame ??= frame.no;
      speaker.evbDraft = heard(speaker.evbDraft, draft.pdu, frame);
      speaker.lastEvbDraft = draft.pdu;
      this.#emit('evb.draft', { ...place, speaker, neighbour, tlv: draft.pdu });
    }
    if (cdcp) {
      speaker.end.claim(cdcp.pdu.role === 1 ? 'station' : 'bridge', ROLE_BASIS.cdcp);
      speaker.cdcp = heard(speaker.cdcp, cdcp.pdu, frame);
      speaker.firstListNs ??= frame.timeNs;
      for (const { svid } of cdcp.pdu.channel) speaker.listed.add(svid);
      this.#emit('cdcp', { ...place, speaker, neighbour, tlv: cdcp.pdu });
    }
    neighbour.carries = now;
    neighbour.company.note(neighbour);
  }

  #age(neighbour: Neighbour): void {
    neighbour.timer ??= new Alarm(neighbour, this.#onExpired);
    this.#timers.set(neighbour.timer, neighbour.lastNs + withSlack(neighbour.ttlSec * 1e9));
  }

  #forget(neighbour: Neighbour): void {
    this.neighbours.delete(neighbour.key);
    this.#companies.leave(neighbour);
    if (neighbour.timer) this.#timers.cancel(neighbour.timer);
    for (const tlv of CARRIED) if (neighbour.carries[tlv]) neighbour.speaker[tlv] = null;
  }

  #drop(neighbour: Neighbour): void {
    this.#forget(neighbour);
    this.dropped++;
  }
}

function heard<T extends object>(before: Heard<T> | null, tlv: T, frame: Frame): Heard<T> {
  const isSame = before !== null && JSON.stringify(before.tlv) === JSON.stringify(tlv);
  return { tlv, frame: frame.no, timeNs: frame.timeNs, sinceNs: isSame ? before.sinceNs : frame.timeNs };
}
