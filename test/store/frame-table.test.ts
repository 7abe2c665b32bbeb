import { describe, expect, it } from 'vitest';
import { FRAME_KINDS } from '../../src/model/stored-frame.js';
import { FrameTable, type NewRow } from '../../src/store/frame-table.js';
import { BLOCK_ROWS } from '../../src/store/row-block.js';

const DIRECTIONS = [null, 'in', 'out'] as const;

/** A row all of whose columns tell its number; numbers and offsets that 32 bits do not hold. */
function rowOf(i: number): NewRow {
  return {
    no: 2 ** 33 + 3 * i,
    timeNs: 1e15 + i,
    offset: 2 ** 40 + i * 1000,
    isSpooled: i % 2 === 1,
    captured: i % 300_000,
    origLen: 2 ** 32 - 1 - i,
    checksum: (i * 2_654_435_761) >>> 0,
    direction: DIRECTIONS[i % 3]!,
    kind: FRAME_KINDS[i % FRAME_KINDS.length]!,
    place: i % 65_536,
  };
}

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
