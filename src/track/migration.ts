import type { Hint, Migration as Told, MigrationPlace, MigrationStep } from '../model/migration.js';
import type { Transition } from '../model/vsi.js';
import type { Life } from './life.js';

/** A moment, and the number of the frame that proves it; null where a timer did it. */
export interface Moment {
  readonly timeNs: number;
  readonly frame: number | null;
}

/** The hints in the requests of a life so far. */
export interface Hints {
  readonly isSuspended: boolean;
  readonly isMigrating: boolean;
  /** The first request with the S bit while the VSI was ASSOCIATED; none since then took it back. */
  readonly suspended: Moment | null;
}

const NO_HINTS: Hints = { isSuspended: false, isMigrating: false, suspended: null };

/** A VSI that was ASSOCIATED in one place (a link, or an S-channel of it) and became so in another. */
export class Migration {
  readonly from: Life;
  readonly to: Life;
  readonly associated: Moment;
  /** By what it left the old place; null while it is there. */
  left: Transition | null;
  fromHints = NO_HINTS;
  toHints = NO_HINTS;

  constructor(from: Life, to: Life, associated: Moment, left: Transition | null) {
    this.from = from;
    this.to = to;
    this.associated = associated;
    this.left = left;
  }

  /** Any S or M bit, at either place. */
  get hasHints(): boolean {
    const { fromHints: from, toHints: to } = this;
    return from.isSuspended || from.isMigrating || to.isSuspended || to.isMigrating;
  }

  /** The S-bit request at the old place. */
  get suspended(): Moment | null {
    return this.fromHints.suspended;
  }

  /** From the first of suspend, de-associate and EXIT at the old place to ASSOCIATED at the new one; null where it came later. */
  get gapNs(): number | null {
    const lostNs = Math.min(this.suspended?.timeNs ?? Infinity, this.left?.timeNs ?? Infinity);
    return lostNs <= this.associated.timeNs ? this.associated.timeNs - lostNs : null;
  }

  /** How long both had it; null where they did not, or still have. */
  get overlapNs(): number | null {
    const overlapNs = (this.left?.timeNs ?? -Infinity) - this.associated.timeNs;
    return overlapNs > 0 ? overlapNs : null;
  }

  /** The frames that prove it, in order. */
  get frames(): readonly number[] {
    return this.#moments.flatMap(({ frame }) => frame ?? []);
  }

  /** The published form. */
  snapshot(): Told {
    return {
      from: placeOf(this.from),
      to: placeOf(this.to),
      suspendedNs: this.suspended?.timeNs ?? null,
      lastAssociatedNs: this.left?.timeNs ?? null,
      deassociatedNs: this.#isDeassociated ? this.left!.timeNs : null,
      associatedNs: this.associated.timeNs,
      gapNs: this.gapNs,
      overlapNs: this.overlapNs,
      order: this.#moments.map(({ step }) => step),
      hints: { from: hintsOf(this.fromHints), to: hintsOf(this.toHints) },
      frames: this.frames,
    };
  }

  get #isDeassociated(): boolean {
    return this.left !== null && (this.left.to === 'DEASSOC_PROCESSING' || this.left.cause === 'unsolicited');
  }

  get #moments(): readonly (Moment & { readonly step: MigrationStep })[] {
    const { suspended, left, associated } = this;
    const moments = [
      ...(suspended ? [{ ...suspended, step: 'suspend' as const }] : []),
      ...(left ? [{ timeNs: left.timeNs, frame: left.frame, step: this.#isDeassociated ? ('de-associate' as const) : ('exit' as const) }] : []),
      { ...associated, step: 'associate' as const },
    ];
    return moments.sort((a, b) => a.timeNs - b.timeNs);
  }
}

function placeOf({ linkName, svid, id }: Life): MigrationPlace {
  return { link: linkName, channel: svid, life: id };
}

function hintsOf({ isSuspended, isMigrating }: Hints): readonly Hint[] {
  return [...(isSuspended ? (['S'] as const) : []), ...(isMigrating ? (['M'] as const) : [])];
}
