import type { CaptureFile } from './capture-file.js';
import { ASSOC, DEASSOC, PREASSOC, isEcp, vdpAnswerIn } from './vdp-frames.js';

const STATES: Readonly<Record<number, string>> = { [PREASSOC]: 'PREASSOCIATED', [ASSOC]: 'ASSOCIATED', [DEASSOC]: 'EXIT' };

/** Passes frames on, and knows the state in which they leave each VSI. */
export class VsiStates implements CaptureFile {
  /** By VSIID, 32 hex digits. */
  readonly states = new Map<string, string>();
  readonly #to: CaptureFile;
  #ecpFrames = 0;

  constructor(to: CaptureFile) {
    this.#to = to;
  }

  /** Whether an exchange has begun and not ended: request, acknowledgement, response, acknowledgement. */
  get isBusy(): boolean {
    return this.#ecpFrames % 4 !== 0;
  }

  frame(point: number, timeNs: number, data: Buffer, length: number): void {
    if (isEcp(data)) this.#ecpFrames++;
    const answer = vdpAnswerIn(data);
    if (answer) this.states.set(answer.vsiid, STATES[answer.type]!);
    this.#to.frame(point, timeNs, data, length);
  }

  close(): void {
    this.#to.close();
  }
}
