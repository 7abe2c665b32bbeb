import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TreeNode } from '../../src/model/decoded.js';
import { EMPTY_ROW } from '../../src/filter/empty-row.js';
import type { Row } from '../../src/filter/row.js';
import { mutated } from '../dissectors/mutated-frames.js';
import { engine, frameOf } from '../dissectors/respec.js';
import { filter, TABLE } from '../filter/sample-rows.js';

const FIELDS = TABLE.fields.filter(({ isDerived, type }) => !isDerived && type !== 'layer');
const PRESENT = FIELDS.map((field) => [field.name, filter(field.name)] as const);
const TEXTS = TABLE.fields.flatMap(({ name, type }) => (['text', 'bytes', 'mac', 'ipv4', 'ipv6', 'uuid', 'enum', 'word'].includes(type) ? [filter(`${name} matches "^(.*)+x$"`)] : []));

function nodesOf(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => [node, ...nodesOf(node.children)]);
}

it('of any frame the filter knows the fields that its tree has, with their numbers', () => {
  fc.assert(
    fc.property(mutated, ({ data, linkType }) => {
      const frame = frameOf(data, linkType);
      const decoded = engine.decode(frame);
      const row: Row = { ...EMPTY_ROW, frame: { no: 1, timeNs: 0, point: { id: 0, name: null, linkType, file: null }, origLen: data.length, captured: data.length, direction: null }, decoded: () => decoded };
      const nodes = nodesOf(engine.tree(frame)).filter(({ value }) => value !== null);
      const names = new Set(nodes.map(({ name }) => name));
      expect(PRESENT.filter(([, { matches }]) => matches(row)).map(([name]) => name).sort()).toEqual([...names].sort());
      for (const { name, value } of nodes) if (typeof value === 'number') expect([name, value, TABLE.find(name)!.some(row, (one) => one === value)]).toEqual([name, value, true]);
      for (const { matches } of TEXTS) matches(row);
    }),
    { numRuns: 500 },
  );
});
