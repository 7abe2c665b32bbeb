import type { Channel } from './channel.js';
import { addressNumber } from './data-header.js';
import { mac as macText } from '../text/mac.js';
import type { Life } from './life.js';

/** A MAC address of VSIs on an S-channel, and the data frames of it. */
export interface VsiAddress {
  /** 48 bits. */
  readonly mac: number;
  readonly text: string;
  readonly channel: Channel;
  /** Lives that have it, the latest last. */
  readonly lives: Set<Life>;
  /** The capture point whose frames count: the link may be captured at several. */
  point: number | null;
  /** Frames that its VSI sent, frames to it, frames of its VSI that the bridge returned. */
  up: number;
  down: number;
  reflected: number;
}

const MAX_ADDRESSES = 65_536;
/** Lives of one address that are known. */
const MAX_LIVES = 8;

/** The MAC addresses that VDP has named. */
export class VsiAddresses {
  readonly #byMac = new Map<number, VsiAddress[]>();
  readonly #filters = new WeakMap<Life, string>();
  #size = 0;
  dropped = 0;

  /** VDP spoke of that life. */
  learn(life: Life): void {
    if (this.#filters.get(life) === life.packedFilter) return;
    this.#filters.set(life, life.packedFilter);
    for (const { mac } of life.filter) if (mac !== null) this.#add(mac, life);
  }

  /** The channels where it is an address of VSIs. */
  of(mac: number): readonly VsiAddress[] {
    return this.#byMac.get(mac) ?? [];
  }

  /** By first appearance. */
  *all(): Iterable<VsiAddress> {
    for (const addresses of this.#byMac.values()) yield* addresses;
  }

  #add(octets: Uint8Array, life: Life): void {
    const mac = addressNumber(octets);
    const known = this.#byMac.get(mac);
    const { channel } = life;
    let address = known?.find((one) => one.channel === channel);
    if (address === undefined) {
      if (this.#size === MAX_ADDRESSES) return void this.dropped++;
      this.#size++;
      address = { mac, text: macText(octets), channel, lives: new Set(), point: null, up: 0, down: 0, reflected: 0 };
      if (known) known.push(address);
      else this.#byMac.set(mac, [address]);
    }
    address.lives.add(life);
    const [oldest] = address.lives;
    if (oldest && address.lives.size > MAX_LIVES) address.lives.delete(oldest);
  }
}
