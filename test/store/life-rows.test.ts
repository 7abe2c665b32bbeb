import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../src/open-capture.js';
import { FrameTable } from '../../src/store/frame-table.js';
import { BLOCK_ROWS } from '../../src/store/row-block.js';
import { ASSOC, DEASSOC, PREASSOC, tlv } from '../scenario.js';
import { CAPTURES } from '../truth/logged.js';
import { Recorded } from './recorded.js';
import { rowOf } from './table-rows.js';

describe('the frames of a life', () => {
  it('are its own, and the acknowledgements and copies of them', () => {
    const link = new Recorded();
    link.converge().exchange(PREASSOC, 1).exchange(PREASSOC, 2).exchange(ASSOC, 1);
    const request = link.send('station', [tlv.manager(), tlv.assoc(DEASSOC, 2)], 90);
    link.wait(0.2).send('station', [tlv.manager(), tlv.assoc(DEASSOC, 2)], 90);
    link.ack('bridge', 90);
    expect(request).toBe(17);
    expect(link.store.framesOf(0)).toEqual([4, 5, 6, 7, 12, 13, 14, 15]);
    expect(link.store.framesOf(1)).toEqual([8, 9, 10, 11, 16, 17, 18]);
    expect([link.store.framesOf(2), link.store.framesOf(-1)]).toEqual([[], []]);
  });

  it('are those that name its VSI behind others, too, and their acknowledgements', () => {
    const link = new Recorded();
    link.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1), tlv.assoc(ASSOC, 2), tlv.assoc(ASSOC, 3)]);
    link.ack('bridge');
    link.respond(ASSOC, 2);
    link.send('station', [tlv.manager(), tlv.assoc(ASSOC, 4), tlv.assoc(ASSOC, 2)]);
    link.ack('bridge');
    expect([0, 1, 2, 3].map((life) => link.store.framesOf(life))).toEqual([[0, 1, 3], [0, 1, 2, 3, 4, 5], [0, 1, 3], [4, 5]]);
    expect(link.store.framesOf(1, 3)).toEqual([3, 4, 5]);
  });

  it('are those of that life alone where its VSI begins another', () => {
    const link = new Recorded();
    link.exchange(ASSOC, 1).exchange(DEASSOC, 1).exchange(ASSOC, 1);
    expect([0, 1].map((life) => link.store.framesOf(life))).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11]]);
  });

  it('reach over the borders of blocks, and are found from any row on', () => {
    const table = new FrameTable(2 * BLOCK_ROWS);
    for (let i = 0; i < 3 * BLOCK_ROWS; i++) {
      table.add(rowOf(i));
      if (i % 100 === 0) table.addVsi(i, i % 200);
      else if (i % 100 < 3) table.setExchange(i, i - (i % 100));
    }
    table.setExchange(2 * BLOCK_ROWS, 2 * BLOCK_ROWS - 1);
    table.addVsi(2 * BLOCK_ROWS - 1, 5);
    table.addVsi(2 * BLOCK_ROWS - 1, 100);
    const expected = (from: number): number[] => Array.from({ length: table.end }, (_, i) => i).filter((i) => i >= from && (i % 200) - 100 >= 0 && i % 100 < 3);
    const more = [2 * BLOCK_ROWS - 1, 2 * BLOCK_ROWS];
    const all = [...expected(BLOCK_ROWS), ...more].sort((a, b) => a - b);
    expect(table.rowsOf([100], 0).get(100)).toEqual(all);
    for (const from of [BLOCK_ROWS + 1, 2 * BLOCK_ROWS, 2 * BLOCK_ROWS + 101, table.end]) expect(table.rowsOf([100], from).get(100)).toEqual(all.filter((id) => id >= from));
    expect(table.rowsOf([100, 7, 5], 0)).toEqual(new Map([[100, all], [7, []], [5, more]]));
  });
});

const captures = readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name)).sort();

/** What names a VSI in the octets of a frame. */
const nameOf = (vsiid: Uint8Array): string => Buffer.from(vsiid).toString('hex');

describe.each(captures)('%s', (name) => {
  it('has for each life the frames that say so, and every frame that proves a transition', async () => {
    const capture = openCapture([join(CAPTURES, name)]);
    while (await capture.read());
    const { frames, analysis } = capture;
    for (const life of analysis.lives()) {
      const ids = frames.framesOf(life.id);
      const found = new Set(ids);
      for (let id = 0; id < frames.end; id++) {
        const row = frames.row(id)!;
        // Where a frame names several VSIs, its octets, or those of the exchange's first, tell.
        const first = row.exchange === null || row.kind.endsWith('response') ? id : row.exchange;
        const isNamed = row.hasMoreVsis && Buffer.from(frames.octets(first) as Uint8Array).toString('hex').includes(nameOf(life.vsiid));
        if (row.vsi === life.id && !found.has(id)) expect.fail(`life ${life.id}: frame ${row.no} is missing`);
        if (row.vsi !== life.id && found.has(id) && !isNamed) expect.fail(`life ${life.id}: frame ${row.no} is another's`);
      }
      for (const { frame, confidence } of life.transitions) if (frame !== null && confidence === 'confirmed') expect(found).toContain(frames.idOf(frame));
      const middle = Math.floor(frames.end / 2);
      expect(frames.framesOf(life.id, middle)).toEqual(ids.filter((id) => id >= middle));
    }
    await capture.close();
  });
});
