import type { Migration, MigrationPlace } from '../model/migration.js';

const seconds = (ns: number | null): number | null => (ns === null ? null : ns / 1e9);

function placeJson({ link, channel }: MigrationPlace): object {
  return { link, channel };
}

/** The field `migration` of a `vsi` event; `time` writes a time. */
export function migrationJson(migration: Migration, time: (timeNs: number) => string): object {
  const moment = (timeNs: number | null): string | null => (timeNs === null ? null : time(timeNs));
  return {
    from: placeJson(migration.from),
    to: placeJson(migration.to),
    suspended: moment(migration.suspendedNs),
    lastAssociated: moment(migration.lastAssociatedNs),
    deassociated: moment(migration.deassociatedNs),
    associated: time(migration.associatedNs),
    gapSeconds: seconds(migration.gapNs),
    overlapSeconds: seconds(migration.overlapNs),
    order: migration.order,
    hints: migration.hints,
    frames: migration.frames,
  };
}
