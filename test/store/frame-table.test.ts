import { describe, expect, it } from 'vitest';
import { FrameTable } from '../../src/store/frame-table.js';
import { BLOCK_ROWS } from '../../src/store/row-block.js';
import { rowOf } from './table-rows.js';

function tableOf(rows: number, maxRows = 1e6): FrameTable {
  const table = new FrameTable(maxRows);
  for (let i = 0; i < rows; i++) table.add(rowOf(i));
  return table;
}

describe('the columns', () => {
  it('give back every row as it was added, over the borders of blocks', () => {
    const table = tableOf(2 * BLOCK_ROWS + 5);
    for (let i = 0; i < table.end; i += i % BLOCK_ROWS > BLOCK_ROWS - 3 ? 1 : 61) {
      expect(table.get(i)).toEqual({ ...rowOf(i), vsi: null, hasMoreVsis: false, exchange: null });
    }
  });

  it('have no row where none was added', () => {
    expect([-1, 10, 1e12, Number.NaN].map((id) => tableOf(10).get(id))).toEqual([null, null, null, null]);
    expect(new FrameTable(10).get(0)).toBeNull();
    expect(new FrameTable(10).idOf(1)).toBeNull();
  });

  it('find a row by the number of its frame', () => {
    const table = tableOf(BLOCK_ROWS + 7);
    for (const id of [0, 1, 4711, BLOCK_ROWS - 1, BLOCK_ROWS, BLOCK_ROWS + 6]) expect(table.idOf(rowOf(id).no)).toBe(id);
    expect([0, rowOf(3).no + 1, rowOf(BLOCK_ROWS + 7).no].map((no) => table.idOf(no))).toEqual([null, null, null]);
  });

  it('find the first row at or behind a number, or a time', () => {
    const table = tableOf(2 * BLOCK_ROWS + 7);
    for (const id of [0, 1, 4711, BLOCK_ROWS - 1, BLOCK_ROWS, BLOCK_ROWS + 1, 2 * BLOCK_ROWS, 2 * BLOCK_ROWS + 6]) {
      const { no, timeNs } = rowOf(id);
      expect([no - 2, no - 1, no, no + 1].map((number) => table.atNumber(number))).toEqual([id, id, id, id + 1]);
      expect([timeNs - 0.5, timeNs, timeNs + 0.5].map((time) => table.atTime(time))).toEqual([id, id, id + 1]);
    }
    expect([table.atNumber(0), table.atTime(-Infinity), table.atTime(Infinity)]).toEqual([0, 0, table.end]);
    expect([new FrameTable(10).atNumber(1), new FrameTable(10).atTime(1)]).toEqual([0, 0]);
  });

  it('find the first of rows of one time, over the border of blocks', () => {
    const table = new FrameTable(1e6);
    for (let i = 0; i < 2 * BLOCK_ROWS; i++) table.add({ ...rowOf(i), timeNs: Math.abs(i - BLOCK_ROWS) < 5 ? BLOCK_ROWS : i });
    expect(table.atTime(BLOCK_ROWS)).toBe(BLOCK_ROWS - 4);
  });

  it('take what is learnt of a row later', () => {
    const table = tableOf(4);
    table.setKind(2, 'assoc response');
    table.setPlace(2, 9);
    table.addVsi(2, 7);
    table.setExchange(2, 0);
    table.setExchange(3, 3);
    expect(table.get(2)).toEqual({ ...rowOf(2), kind: 'assoc response', place: 9, vsi: 7, hasMoreVsis: false, exchange: 0 });
    expect(table.get(3)).toMatchObject({ vsi: null, exchange: 3 });
    table.addVsi(2, 7);
    expect(table.get(2)).toMatchObject({ vsi: 7, hasMoreVsis: false });
    table.addVsi(2, 8);
    expect(table.get(2)).toMatchObject({ vsi: 7, hasMoreVsis: true, direction: rowOf(2).direction, isSpooled: rowOf(2).isSpooled });
  });
});

describe('a full table', () => {
  const table = tableOf(5 * BLOCK_ROWS + 1, 3 * BLOCK_ROWS);

  it('forgets its oldest rows; the others keep their ids', () => {
    expect([table.first, table.end]).toEqual([3 * BLOCK_ROWS, 5 * BLOCK_ROWS + 1]);
    expect(table.get(table.first - 1)).toBeNull();
    expect(table.get(table.first)).toMatchObject(rowOf(table.first));
    expect(table.get(table.end - 1)).toMatchObject(rowOf(table.end - 1));
    expect(table.idOf(rowOf(table.first - 1).no)).toBeNull();
    expect(table.idOf(rowOf(table.first).no)).toBe(table.first);
    expect([table.atNumber(rowOf(7).no), table.atTime(rowOf(7).timeNs)]).toEqual([table.first, table.first]);
  });

  it('does not care for what is learnt of a row that is gone', () => {
    const gone = table.first - 1;
    table.setKind(gone, 'lldp');
    table.setPlace(gone, 1);
    table.addVsi(gone, 1);
    table.setExchange(gone, 0);
    expect(table.get(table.first)).toMatchObject({ ...rowOf(table.first), vsi: null, exchange: null });
  });
});
