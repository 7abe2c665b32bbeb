import type { CaptureFile } from './capture-file.js';
import { DelayLine } from './delay-line.js';
import { type EvbTimers, keepAliveNs, TIMERS } from './evb-timers.js';
import type { Random } from './random.js';
import type { Talker } from './talker.js';
import { ASSOC, DEASSOC, PREASSOC, type VdpFrames } from './vdp-frames.js';

/** What the station of a link does with its VSIs. */
export interface VsiPlan {
  /** They are numbered from here; no two links share one. */
  readonly firstVsi: number;
  readonly vsis: number;
  /** They come evenly in so much time. */
  readonly comeInNs: number;
  /** Of 100 VSIs so many pre-associate before they associate. */
  readonly preassociate: number;
  /** Of 1000 keep-alives so many are de-associates instead; such a VSI comes back a little later. */
  readonly leave: number;
  /** So many associates for invented VSIs go out whenever there is nothing else to ask; the bridge never answers them. */
  readonly invented?: number;
  /** Without them the timers are those of every workload. */
  readonly timers?: EvbTimers;
}

/** Invented VSIs are numbered from here. */
const FIRST_INVENTED = 0x100000;

/** How long the ends take: ECP acknowledges at once, VDP answers when the bridge has looked at the request. */
const ACK_NS = 100_000;
const ANSWER_NS = 2_000_000;
const PAUSE_NS = 200_000;

/**
 * VDP between the ends of link number `link`. ECP has a window of one, so one exchange follows the other: request, its
 * acknowledgement, response, its acknowledgement.
 */
export class VdpTalker implements Talker {
  nextNs: number;
  readonly #link: number;
  readonly #plan: VsiPlan;
  readonly #frames: VdpFrames;
  readonly #random: Random;
  readonly #beginNs: number;
  readonly #preassociated: DelayLine;
  readonly #associated: DelayLine;
  readonly #away: DelayLine;
  /** VSIs that have come so far. */
  #come = 0;
  #invented = 0;
  /** Frames of the exchange under way that were sent. */
  #sent = 0;
  #isAnswered = true;
  /** The numbers of the ends' latest ECP requests; both begin with 1. */
  #requests = 0;
  #responses = 0;
  #type = ASSOC;
  #vsi = 0;

  constructor(link: number, beginNs: number, plan: VsiPlan, frames: VdpFrames, random: Random) {
    this.#link = link;
    this.#plan = plan;
    this.#frames = frames;
    this.#random = random;
    this.#beginNs = beginNs;
    const timers = plan.timers ?? TIMERS;
    this.#preassociated = new DelayLine(timers.preassociatedNs, plan.vsis);
    this.#associated = new DelayLine(keepAliveNs(timers), plan.vsis);
    this.#away = new DelayLine(timers.awayNs, plan.vsis);
    this.nextNs = this.#next(beginNs);
  }

  speak(to: CaptureFile): void {
    if (this.#sent === 0) this.#choose();
    const who = this.#sent === 0 || this.#sent === 3 ? 'station' : 'bridge';
    const isAck = this.#sent % 2 === 1;
    if (this.#sent === 2) this.#responses++;
    const seq = (this.#sent < 2 ? this.#requests : this.#responses) & 0xffff;
    const frame = isAck ? this.#frames.ack(who, this.#link, seq) : this.#frames.vdp(who, this.#link, seq, this.#type, this.#vsi);
    const nowNs = this.nextNs;
    to.frame(this.#link, nowNs, frame, frame.length);
    if (this.#sent === 2) this.#settle(nowNs);
    this.#sent = (this.#sent + 1) % (this.#isAnswered ? 4 : 2);
    this.nextNs = this.#sent === 0 ? this.#next(nowNs + PAUSE_NS) : nowNs + this.#random.about(this.#sent === 2 ? ANSWER_NS : ACK_NS);
  }

  /** When the next exchange begins, at `freeNs` at the earliest. */
  #next(freeNs: number): number {
    return this.#invented < (this.#plan.invented ?? 0) ? freeNs : Math.max(freeNs, this.#dueNs());
  }

  /** When the next VSI comes that was not there before. */
  #comesNs(): number {
    const { vsis, comeInNs } = this.#plan;
    return this.#come < vsis ? this.#beginNs + Math.round((comeInNs * this.#come) / vsis) : Infinity;
  }

  #dueNs(): number {
    return Math.min(this.#comesNs(), this.#preassociated.dueNs, this.#associated.dueNs, this.#away.dueNs);
  }

  /** Opens the exchange that is due first; an invented one when nothing is due. */
  #choose(): void {
    this.#requests++;
    const dueNs = this.#dueNs();
    this.#isAnswered = dueNs <= this.nextNs;
    if (!this.#isAnswered) {
      this.#vsi = FIRST_INVENTED + this.#invented++;
      this.#type = ASSOC;
      return;
    }
    const { firstVsi, preassociate, leave } = this.#plan;
    if (dueNs === this.#associated.dueNs) {
      this.#vsi = this.#associated.take();
      this.#type = this.#random.below(1000) < leave ? DEASSOC : ASSOC;
    } else if (dueNs === this.#preassociated.dueNs) {
      this.#vsi = this.#preassociated.take();
      this.#type = ASSOC;
    } else {
      this.#vsi = dueNs === this.#away.dueNs ? this.#away.take() : firstVsi + this.#come++;
      this.#type = this.#random.below(100) < preassociate ? PREASSOC : ASSOC;
    }
  }

  /** The answer is there: the VSI waits for what comes next in its life. */
  #settle(nowNs: number): void {
    const next = this.#type === PREASSOC ? this.#preassociated : this.#type === ASSOC ? this.#associated : this.#away;
    next.add(this.#vsi, nowNs);
  }
}
