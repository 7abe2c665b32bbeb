import type { Frame } from '../model/frame.js';
import type { Way } from './data-copies.js';
import type { End } from './end.js';
import type { Link } from './link.js';

/** Capture points that are known. */
const MAX_POINTS = 4096;

/**
 * Which way frames of a link go, as far as the capture itself tells (PROTOCOLS 8.1, the best first): by the directions that
 * it recorded, compared with those of the control frames, or because each way has a capture point of its own.
 */
export class LinkWays {
  /** By capture point: the end whose frames it calls outgoing, null where they contradict each other. */
  readonly #sending = new Map<number, End | null>();

  /** A control frame of `end`. */
  see({ point, direction }: Frame, end: End): void {
    if (direction === null) return;
    const sender = direction === 'out' ? end : end.link.other(end);
    if (sender === null) return;
    const known = this.#sending.get(point.id);
    if (known === undefined && this.#sending.size === MAX_POINTS) return;
    // Who is behind a port with several links is nobody in particular: only where its one link is does it help.
    this.#sending.set(point.id, known === undefined || known === sender ? sender : null);
  }

  /** Null where the capture does not tell. */
  of({ point, direction }: Frame, link: Link): Way | null {
    const sender = direction === null ? undefined : this.#sending.get(point.id);
    if (sender) {
      const role = link.ends.includes(sender) ? link.roleOf(sender) : null;
      if (role !== null) return (role === 'station') === (direction === 'out') ? 'up' : 'down';
    }
    return wayOfTap(link, point.id);
  }
}

/** By which of the two ends is seen at that point at all, where the other one is at another. */
function wayOfTap(link: Link, point: number): Way | null {
  if (!isTap(link)) return null;
  return link.end('station')!.points.has(point) ? 'up' : link.end('bridge')!.points.has(point) ? 'down' : null;
}

/** Each end of the link has a capture point of its own. */
export function isTap(link: Link): boolean {
  const [station, bridge] = [link.end('station'), link.end('bridge')];
  return station !== null && bridge !== null && [...station.points].every((point) => !bridge.points.has(point));
}
