import { u16 } from './big-endian.js';
import type { FrameWatch } from './sink.js';
import { vdpAddresses } from './vdp-addresses.js';

const ETHERNET = 1;
const HEADER = 14;
/** Addresses that are known; of further VSIs no data frame is looked at. */
const MAX_ADDRESSES = 65_536;

/** Finds the data frames from and to the MAC addresses of VSIs, from the first VDP message on that names them. */
export class VsiWatch implements FrameWatch {
  readonly #known = new Set<number>();
  /** Whether some address ends in these two octets: one load rules out nearly every frame. Made with the first address. */
  #mayBe: Uint8Array | null = null;
  /** Of the frame at hand. */
  readonly #places: number[] = [];

  get isActive(): boolean {
    return this.#mayBe !== null;
  }

  /** A control frame came. */
  learn(linkType: number, data: Uint8Array): void {
    this.#places.length = 0;
    vdpAddresses(linkType, data, this.#places);
    for (const at of this.#places) {
      if (this.#known.size === MAX_ADDRESSES) return;
      this.#known.add(address(data, at));
      (this.#mayBe ??= new Uint8Array(0x10000))[u16(data, at + 4)] = 1;
    }
  }

  has(linkType: number, bytes: Uint8Array, start: number, length: number): boolean {
    const mayBe = this.#mayBe;
    if (mayBe === null || linkType !== ETHERNET || length < HEADER) return false;
    return (mayBe[u16(bytes, start + 4)] === 1 && this.#known.has(address(bytes, start))) || (mayBe[u16(bytes, start + 10)] === 1 && this.#known.has(address(bytes, start + 6)));
  }
}

/** 48 bits as a number. */
function address(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 0x1_0000_0000 + u16(bytes, at + 2) * 0x1_0000 + u16(bytes, at + 4);
}
