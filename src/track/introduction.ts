import type { Decoded } from '../model/decoded.js';
import { hex, mac } from '../text/mac.js';
import { layerOf } from './pdus.js';
import { isSameOctets } from './same-octets.js';

const utf8 = new TextDecoder('utf-8');
/** Subtypes of port IDs that are octets rather than text. */
const [MAC_ADDRESS, NETWORK_ADDRESS] = [3, 4];
/** Subtype of a chassis ID that is a MAC address. */
const CHASSIS_ADDRESS = 4;

/** A text as it was last heard, made of its octets when it is asked for: most LLDPDUs say what the one before said. */
class HeardText {
  octets: Uint8Array | null = null;

  hear(octets: Uint8Array): void {
    if (!isSameOctets(this.octets, octets)) this.octets = octets.slice();
  }

  /** Wire text; null where there is none. */
  get text(): string | null {
    return this.octets === null || this.octets.length === 0 ? null : utf8.decode(this.octets);
  }
}

/**
 * How an end introduces itself in its LLDPDUs (802.1AB 8.5.3, 8.5.5 to 8.5.7), by what it last said. It lasts when the
 * LLDPDUs do not: a name stays a name.
 */
export class Introduction {
  readonly #name = new HeardText();
  readonly #description = new HeardText();
  readonly #portDescription = new HeardText();
  readonly #portId = new HeardText();
  #portSubtype = 0;
  #chassisSubtype = 0;
  #ttlSec = 0;

  hear(decoded: Decoded): void {
    this.#chassisSubtype = layerOf(decoded, 'lldp.chassis')?.pdu.subtype ?? this.#chassisSubtype;
    this.#ttlSec = layerOf(decoded, 'lldp.ttl')?.pdu.ttl ?? this.#ttlSec;
    const port = layerOf(decoded, 'lldp.port');
    if (port) {
      this.#portSubtype = port.pdu.subtype;
      this.#portId.hear(port.pdu.id);
    }
    const portDescription = layerOf(decoded, 'lldp.portdesc');
    if (portDescription) this.#portDescription.hear(portDescription.pdu.text);
    const name = layerOf(decoded, 'lldp.sysname');
    if (name) this.#name.hear(name.pdu.text);
    const description = layerOf(decoded, 'lldp.sysdesc');
    if (description) this.#description.hear(description.pdu.text);
  }

  /** System name; wire text. */
  get name(): string | null {
    return this.#name.text;
  }

  /** System description; wire text. */
  get description(): string | null {
    return this.#description.text;
  }

  /** TTL of its LLDPDUs in seconds, 0 before one was heard. */
  get ttlSec(): number {
    return this.#ttlSec;
  }

  /** Chassis and port are both named by MAC addresses. */
  get isNamedByAddresses(): boolean {
    return this.#chassisSubtype === CHASSIS_ADDRESS && this.#portSubtype === MAC_ADDRESS;
  }

  /** What its port is called: the port ID; where that is an address the port description, if there is one. Wire text. */
  get port(): string | null {
    const { octets, text } = this.#portId;
    if (octets === null || text === null || (this.#portSubtype !== MAC_ADDRESS && this.#portSubtype !== NETWORK_ADDRESS)) return text ?? this.#portDescription.text;
    return this.#portDescription.text ?? (this.#portSubtype === MAC_ADDRESS ? mac(octets) : hex(octets));
  }
}
