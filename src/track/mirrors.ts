import { bridgedFrame } from '../dissect/bridged-frame.js';
import type { Decoded, Layer } from '../model/decoded.js';
import type { CapturePoint, Frame, Gap } from '../model/frame.js';
import { writeIpv4, writeIpv6 } from '../text/address.js';
import { written } from '../text/text-buffer.js';

const ETHERNET = 1;
const ERSPAN_I = 0x88be;
const MAX_SESSIONS = 1024;
/** What a tunnel is called, where that is not the name of its layer. */
const KINDS: Readonly<Record<string, string>> = { erspan2: 'erspan', erspan3: 'erspan', 'vxlan-gpe': 'vxlan' };

/**
 * Frames that a switch mirrored through a tunnel, as they were on their own wire. Each session of a mirror is a capture
 * point of its own: the same frame on another one is the same frame again, and the ends there talk to each other.
 */
export class Mirrors {
  /** By id of the outer capture point, then by name. */
  readonly #sessions = new Map<number, Map<string, CapturePoint>>();
  #count = 0;
  /** Frames of sessions that found no room: their capture point is the outer one. */
  dropped = 0;

  /** The innermost mirrored frame; null for a frame in no tunnel. What tells its direction is not known. */
  unwrap(frame: Frame, { layers, truncated }: Decoded): Frame | null {
    const inner = bridgedFrame(layers);
    if (inner === null) return null;
    const data = frame.data.subarray(inner.start, inner.end);
    const point = this.#pointOf(frame.point, sessionName(layers, inner));
    const offset = frame.offset === null ? null : frame.offset + inner.start;
    return { ...frame, data, origLen: data.length + (truncated ? 1 : 0), point, direction: null, offset };
  }

  /** Frames that are lost at a point are lost to the sessions there, too. */
  gaps(gap: Gap): Gap[] {
    return [...(this.#sessions.get(gap.point.id)?.values() ?? [])].map((point) => ({ ...gap, point }));
  }

  #pointOf(outer: CapturePoint, name: string): CapturePoint {
    let sessions = this.#sessions.get(outer.id);
    if (!sessions) this.#sessions.set(outer.id, (sessions = new Map<string, CapturePoint>()));
    const known = sessions.get(name);
    if (known) return known;
    if (this.#count === MAX_SESSIONS) {
      this.dropped++;
      return { ...outer, linkType: ETHERNET };
    }
    const point: CapturePoint = { id: -++this.#count, name, linkType: ETHERNET, file: outer.file, startNs: outer.startNs };
    sessions.set(name, point);
    return point;
  }
}

/** The name of the tunnel around `inner`: its kind, its number if it has one, who sends it. `erspan5@192.0.2.1` */
function sessionName(layers: readonly Layer[], inner: Layer): string {
  const carrier = layers[inner.parent]!;
  const { session, vni, key, proto } = carrier.pdu as Record<string, number | undefined>;
  const kind = proto === ERSPAN_I ? 'erspan' : (KINDS[carrier.name] ?? carrier.name);
  let ip = carrier;
  while (ip.name !== 'ipv4' && ip.name !== 'ipv6') ip = layers[ip.parent]!;
  const source = ip.pdu['src'] as Uint8Array;
  const address = written((to) => (ip.name === 'ipv4' ? writeIpv4(to, source) : writeIpv6(to, source)));
  return `${kind}${session ?? vni ?? key ?? ''}@${address}`;
}
