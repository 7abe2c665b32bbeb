import type { CaptureFile } from './capture-file.js';
import type { Talker } from './talker.js';
import { ASSOC, type VdpFrames } from './vdp-frames.js';

const FIRST_VSI = 0x800000;
/** Its address is that of a station on a link of this number. */
const LINK = 0xffffff;

/** A stranger at capture point 0 who asks for one invented VSI after the other; nobody acknowledges, nobody answers. */
export class StrangerTalker implements Talker {
  nextNs: number;
  #asked = 0;
  readonly #vsis: number;
  readonly #gapNs: number;
  readonly #frames: VdpFrames;

  constructor(beginNs: number, gapNs: number, vsis: number, frames: VdpFrames) {
    this.nextNs = beginNs;
    this.#gapNs = gapNs;
    this.#vsis = vsis;
    this.#frames = frames;
  }

  speak(to: CaptureFile): void {
    const frame = this.#frames.vdp('station', LINK, (this.#asked + 1) & 0xffff, ASSOC, FIRST_VSI + this.#asked);
    to.frame(0, this.nextNs, frame, frame.length);
    this.nextNs = ++this.#asked < this.#vsis ? this.nextNs + this.#gapNs : Infinity;
  }
}
