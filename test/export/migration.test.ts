import { expect, it } from 'vitest';
import { migrationEffect } from '../../src/export/migration-effect.js';
import { migrationJson } from '../../src/export/migration-json.js';
import { migrationTable } from '../../src/export/migration-table.js';
import { PLAIN_PAINT } from '../../src/export/paint.js';
import type { Migration } from '../../src/model/migration.js';
import { life } from './sample.js';

const migration: Migration = {
  from: { link: 'eno3', channel: null, life: 0 }, to: { link: 'eno4', channel: 5, life: 1 }, suspendedNs: 1e9, lastAssociatedNs: 4e9, deassociatedNs: 4e9, associatedNs: 3e9,
  gapNs: 2e9, overlapNs: 1e9, order: ['suspend', 'associate', 'de-associate'], hints: { from: ['S'], to: ['M'] }, frames: [7, 9, 11],
};
const time = (timeNs: number): string => `${timeNs / 1e9} s`;

it('a migration is a line, of the life that it led to', () => {
  const lines = migrationTable([life({ id: 0, migration }), life({ id: 1, migration })], time, PLAIN_PAINT);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe('fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f  eno3  eno4/5  3 s         S there, M here  suspend, associate, de-associate  gap 2 s, overlap 1 s');
  expect(migrationTable([life()], time, PLAIN_PAINT)).toEqual([]);
});

it('its JSON has times and seconds', () => {
  expect(migrationJson({ ...migration, deassociatedNs: null, gapNs: null }, time)).toEqual({
    from: { link: 'eno3', channel: null }, to: { link: 'eno4', channel: 5 }, suspended: '1 s', lastAssociated: '4 s', deassociated: null, associated: '3 s',
    gapSeconds: null, overlapSeconds: 1, order: ['suspend', 'associate', 'de-associate'], hints: { from: ['S'], to: ['M'] }, frames: [7, 9, 11],
  });
});

it('what is not over is at both', () => expect(migrationEffect({ ...migration, gapNs: null, overlapNs: null, lastAssociatedNs: null })).toBe('at both'));
