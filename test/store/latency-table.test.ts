import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../src/open-capture.js';
import type { Operation } from '../../src/model/stat.js';
import { LatencyLine } from '../../src/stats/latency-line.js';
import { LatencyTable } from '../../src/store/latency-table.js';
import { BLOCK_ROWS } from '../../src/store/row-block.js';
import { Channel } from '../../src/track/channel.js';
import { Link } from '../../src/track/link.js';
import { ASSOC, PREASSOC, tlv } from '../scenario.js';
import { CAPTURES } from '../truth/logged.js';
import { Recorded } from './recorded.js';

const indices = ({ first, end }: LatencyTable): number[] => Array.from({ length: end - first }, (_, i) => first + i);

/** What, asked by whom, how many milliseconds, answered by which frame, about which life. */
const CONVERGED = ['evb-convergence', 'station', 10, 2, null];

function samplesOf({ latencies: table }: Recorded): (string | number | null)[][] {
  return indices(table).map((i) => [table.operation(i), table.side(i), Math.round(table.valueNs(i) / 1e4) / 100, table.frame(i), table.life(i)]);
}

describe('latencies', () => {
  it('stand there one by one, with the frame that answers and the life that was asked for', () => {
    const link = new Recorded();
    link.converge().exchange(PREASSOC, 1).exchange(ASSOC, 2);
    expect(samplesOf(link)).toEqual([
      CONVERGED,
      ['ecp-ack', 'station', 0.1, 6, 0],
      ['preassoc', 'station', 2.1, 7, 0],
      ['ecp-ack', 'bridge', 0.1, 8, null],
      ['ecp-ack', 'station', 0.1, 10, 1],
      ['assoc', 'station', 2.1, 11, 1],
      ['to-associated', 'station', 2.1, 11, 1],
      ['ecp-ack', 'bridge', 0.1, 12, null],
    ]);
    expect(link.latencies.timeNs(2)).toBe(link.store.row(6)!.timeNs);
    expect(indices(link.latencies).map((i) => link.latencies.linkName(link.latencies.link(i)))).toEqual(Array(8).fill('eno3'));
  });

  it('name the first acknowledgement of a request with copies, once it is known what it answers', () => {
    const link = new Recorded();
    link.converge();
    for (let copies = 0; copies < 2; copies++) link.wait(0.164).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], 1);
    const before = samplesOf(link);
    link.ack('bridge', 1);
    expect([before, samplesOf(link)]).toEqual([[CONVERGED], [CONVERGED]]);
    link.send('station', [tlv.manager(), tlv.assoc(ASSOC, 2)], 2);
    expect(samplesOf(link)).toEqual([CONVERGED, ['ecp-ack', 'station', 0.1, 7, 0]]);
  });

  it('are walked over as they are asked for one by one', () => {
    const link = new Recorded();
    link.converge().exchange(PREASSOC, 1).exchange(ASSOC, 2);
    const { latencies: table } = link;
    const walked: unknown[] = [];
    table.walk((i, line, timeNs, valueNs) => walked.push([i, table.operationOf(line), table.linkOf(line), timeNs, valueNs]));
    expect(walked).toEqual(indices(table).map((i) => [i, table.operation(i), table.link(i), table.timeNs(i), table.valueNs(i)]));
    expect(Math.max(...indices(table).map((i) => table.line(i)))).toBe(table.lines - 1);
  });

  it('are of the link that theirs turned out to be', () => {
    const link = new Recorded();
    const at = (id: number): Recorded => Object.assign(link, { point: { id, name: null, linkType: 1, file: null } });
    at(0).evb('station');
    at(1).evb('bridge');
    at(0).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    at(1).ack('bridge');
    link.wait(0.002).send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1, { ack: 1, keep: 0, hard: 0, error: 0 })]);
    at(0).ack('station');
    const { latencies } = link;
    expect(new Set(indices(latencies).map((i) => latencies.link(i))).size).toBe(1);
    expect(latencies.linkName(latencies.link(0))).toBe('link1');
    expect(latencies.linkName(99)).toBe('');
  });

  it('are forgotten from the oldest on where there are too many', () => {
    const table = new LatencyTable(2 * BLOCK_ROWS);
    const link = new Link(1, { id: 0, name: 'eno1', linkType: 1, file: null }, 'eno1', 0);
    const line = new LatencyLine(link, null, 'assoc', new Channel(link, null), { onOutlier: () => {}, onStep: () => {} });
    for (let i = 0; i <= 2 * BLOCK_ROWS; i++) table.add(line, { timeNs: i, valueNs: 2 * i, frame: i % 2 === 0 ? null : i, life: i % 3 === 0 ? null : i });
    expect([table.first, table.end]).toEqual([BLOCK_ROWS, 2 * BLOCK_ROWS + 1]);
    for (const i of [table.first, table.first + 1, table.end - 2, table.end - 1]) {
      expect([table.timeNs(i), table.valueNs(i), table.frame(i), table.life(i)]).toEqual([i, 2 * i, i % 2 === 0 ? null : i, i % 3 === 0 ? null : i]);
    }
  });
});

const KINDS: { readonly [K in Operation]?: RegExp } = { 'ecp-ack': /^ecp ack$/, 'lldp-period': /^lldp/, 'evb-convergence': /^lldp/ };
const captures = readdirSync(CAPTURES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(ng)?$/.test(name)).sort();

describe.each(captures)('%s', (name) => {
  it('has the samples of every line of its statistics, each with the frame that answers', async () => {
    const capture = openCapture([join(CAPTURES, name)]);
    while (await capture.read());
    const { latencies: table, frames, analysis } = capture;
    const lines = Array.from({ length: table.lines }, (): number[] => []);
    for (const i of indices(table)) lines[table.line(i)]!.push(i);
    const told = lines.map((all) => {
      const values = all.map((i) => table.valueNs(i));
      return [`${table.linkName(table.link(all[0]!))} ${table.operation(all[0]!)} ${table.side(all[0]!)}`, all.length, Math.min(...values), Math.max(...values)];
    });
    const expected = analysis.stats().map(({ link, operation, side, count, minNs, maxNs }) => [`${link} ${operation} ${side}`, count, minNs, maxNs]);
    expect(told.sort()).toEqual(expected.sort());
    for (const i of indices(table)) {
      const row = frames.row(frames.idOf(table.frame(i)!)!)!;
      expect(row.timeNs).toBe(table.timeNs(i));
      expect(row.kind).toMatch(KINDS[table.operation(i)] ?? / response$/);
    }
    await capture.close();
  });
});
