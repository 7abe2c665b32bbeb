import { FRAME_KINDS, type StoredFrame } from '../../model/stored-frame.js';
import type { VsiLife } from '../../model/vsi.js';
import type { FrameStore } from '../../store/frame-store.js';
import { settledAt } from './settled-at.js';

/** What the frames of a life tell that its transitions do not. */
export interface LifeTrail {
  readonly keepAlivesNs: readonly number[];
  /** ECPDUs that were sent again. */
  readonly retransmissions: number;
  /** Row of the latest response. */
  readonly lastResponse: number | null;
  /** Frames that were not looked at: there were too many. */
  readonly passedOver: number;
}

interface Trail extends LifeTrail {
  readonly keepAlivesNs: number[];
  retransmissions: number;
  lastResponse: number | null;
  passedOver: number;
  /** Up to where rows were looked at. */
  end: number;
  /** What was sent: exchange and kind. */
  readonly sent: Set<number>;
}

/** Lives that are remembered, and the newest frames of each that are looked at in one go. */
const [MOST_LIVES, MOST_FRAMES] = [1024, 16_384];

/** The trails of the lives that are on the screen, kept while they are asked for. */
export class LifeTrails {
  readonly #trails = new Map<number, Trail>();

  of(id: number): LifeTrail | null {
    return this.#trails.get(id) ?? null;
  }

  /** Whether nothing is known of one of those lives. */
  misses(lives: readonly VsiLife[]): boolean {
    return lives.some(({ id }) => !this.#trails.has(id));
  }

  /** Looks at what came of those lives since: one walk over the rows, none where nothing came. */
  settle(lives: readonly VsiLife[], frames: FrameStore): void {
    const { end } = frames;
    if (this.#trails.size > MOST_LIVES) this.#trails.clear();
    const behind: { readonly life: VsiLife; readonly trail: Trail }[] = [];
    for (const life of lives) {
      let trail = this.#trails.get(life.id);
      if (!trail) {
        // No frame of a life comes before its first one.
        trail = { keepAlivesNs: [], retransmissions: 0, lastResponse: null, passedOver: 0, end: frames.idAt(life.timeNs), sent: new Set() };
        this.#trails.set(life.id, trail);
      }
      if (trail.end < end) behind.push({ life, trail });
    }
    if (behind.length === 0) return;
    const from = behind.reduce((least, { trail }) => Math.min(least, trail.end), end);
    const found = frames.framesOfEach(behind.map(({ life }) => life.id), from);
    for (const { life, trail } of behind) advance(trail, life, found.get(life.id)!, frames);
  }
}

function advance(trail: Trail, life: VsiLife, ids: readonly number[], frames: FrameStore): void {
  const isSettled = settledAt(life);
  const fresh = ids.filter((id) => id >= trail.end);
  trail.passedOver += Math.max(0, fresh.length - MOST_FRAMES);
  for (const id of fresh.slice(-MOST_FRAMES)) {
    const row = frames.row(id);
    if (row === null || row.kind === 'ecp ack') continue;
    if (isCopy(trail.sent, row)) trail.retransmissions++;
    else if (row.kind.endsWith(' request') && row.kind !== 'deassoc request' && isSettled(row)) trail.keepAlivesNs.push(row.timeNs);
    if (row.kind.endsWith(' response')) trail.lastResponse = id;
  }
  trail.end = frames.end;
}

/** A later frame of an exchange that is of the same kind as one before was sent again. */
function isCopy(sent: Set<number>, { exchange, kind }: StoredFrame): boolean {
  if (exchange === null) return false;
  const key = exchange * FRAME_KINDS.length + FRAME_KINDS.indexOf(kind);
  if (sent.has(key)) return true;
  sent.add(key);
  return false;
}
