import { expect, it } from 'vitest';
import { dataCountJson } from '../../src/export/data-count-json.js';
import { dataCountTable } from '../../src/export/data-count-table.js';
import { PLAIN_PAINT } from '../../src/export/paint.js';
import type { DataCount } from '../../src/model/data-count.js';
import { Timebase } from '../../src/model/timebase.js';
import { octets, vsi } from '../scenario.js';

const COUNT: DataCount = { mac: '52:54:00:00:00:01', link: 'eno3\u001b', channel: 20, vsiid: octets(vsi(1)), format: 5, up: 12_345, down: 7, reflected: 3, timeNs: 1e9, file: 'a.pcap' };

it('data frames of a VSI are told as JSON', () => {
  const json = dataCountJson(COUNT, new Timebase(0), true);
  expect(json).toMatchObject({ v: 1, event: 'data', channel: 20, vsiid: vsi(1), mac: '52:54:00:00:00:01', up: 12_345, down: 7, reflected: 3, file: 'a.pcap' });
  expect(dataCountJson(COUNT, new Timebase(0), false)).not.toHaveProperty('file');
});

it('data frames of a VSI are told as a line of a table, without control characters', () => {
  const [head, line] = dataCountTable([COUNT], PLAIN_PAINT).filter((text) => !/^[─-]+/.test(text));
  expect(head).toMatch(/MAC address.*Data up +Down +Reflected/);
  expect(line).toMatch(/20 .*52:54:00:00:00:01 .*12,345 +7 +3/);
  expect(line).not.toContain('\u001b');
});
