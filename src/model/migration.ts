/** One of the two places of a migration. */
export interface MigrationPlace {
  readonly link: string;
  /** SVID of the S-channel, null for the default one. */
  readonly channel: number | null;
  /** `id` of the life there. */
  readonly life: number;
}

/** S: suspended or migrating from here; M: migrating to here (802.1Q 41.2.3). */
export type Hint = 'S' | 'M';

/** What happened of a migration, in order of time: `exit` is an end at the old place that nobody asked for. */
export type MigrationStep = 'suspend' | 'de-associate' | 'exit' | 'associate';

/** The same VSIID ASSOCIATED in one place and then in another: one virtual machine that moved. */
export interface Migration {
  readonly from: MigrationPlace;
  readonly to: MigrationPlace;
  /** The first request with the S bit on the ASSOCIATED VSI of the old place; null where there was none. */
  readonly suspendedNs: number | null;
  /** When it was ASSOCIATED at the old place for the last time; null while it still is. */
  readonly lastAssociatedNs: number | null;
  /** The de-associate there, of the station or of the bridge; null where there was none. */
  readonly deassociatedNs: number | null;
  /** ASSOCIATED at the new place. */
  readonly associatedNs: number;
  /** From the first of suspend, de-associate and EXIT at the old place to ASSOCIATED at the new one; null where it came later. */
  readonly gapNs: number | null;
  /** How long both places had it ASSOCIATED; null where they did not, or still have. */
  readonly overlapNs: number | null;
  readonly order: readonly MigrationStep[];
  /** Hints seen at either place. */
  readonly hints: { readonly from: readonly Hint[]; readonly to: readonly Hint[] };
  /** Numbers of the frames that prove it. */
  readonly frames: readonly number[];
}
