import fc from 'fast-check';
import { encoded } from './arbitrary-frames.js';
import { frameFiles } from './frame-file.js';

const golden = fc.constantFrom(...frameFiles().map(({ data, linkType }) => ({ data, linkType })));

type Edit = { at: number; value: number; kind: 'set' | 'insert' | 'delete' };
/** Half of them among the headers. */
const at = fc.oneof(fc.nat(), fc.nat(90));
const edits = fc.array(fc.record({ at, value: fc.integer({ min: 0, max: 255 }), kind: fc.constantFrom('set', 'insert', 'delete') }), { minLength: 1, maxLength: 4 });

function edited(data: Uint8Array, changes: readonly Edit[]): Uint8Array {
  const list = [...data];
  for (const { at, value, kind } of changes) list.splice(at % (list.length + 1), kind === 'insert' ? 0 : 1, ...(kind === 'delete' ? [] : [value]));
  return Uint8Array.from(list);
}

/** Valid frames with a few octets changed, added or removed. */
export const mutated = fc.tuple(fc.oneof(golden, encoded), edits).map(([{ data, linkType }, changes]) => ({ data: edited(data, changes as Edit[]), linkType }));
