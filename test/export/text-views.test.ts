import { describe, expect, it } from 'vitest';
import { filterText } from '../../src/export/filter-text.js';
import { findingGroups } from '../../src/export/finding-groups.js';
import { findingLine } from '../../src/export/finding-line.js';
import { stackTable } from '../../src/export/stack-table.js';
import { linkTable } from '../../src/export/link-table.js';
import { latencyTable } from '../../src/export/latency-table.js';
import { PLAIN_PAINT as plain } from '../../src/export/paint.js';
import { summaryText } from '../../src/export/summary-text.js';
import { table } from '../../src/export/table.js';
import { vsiTable } from '../../src/export/vsi-table.js';
import { timeFormatter } from '../../src/text/time.js';
import { finding, life, stat, timebase } from './sample.js';

const HOSTILE = 'a\u001b[31m\nb\u202e';
const SHOWN = 'a\\x1b[31m\\x0ab\\u{202e}';
const time = timeFormatter('clock', timebase().originSec, 0);

describe('the VSI table', () => {
  it('shows a life in a line', () => {
    const other = life({ channel: 5, name: null, filter: [], state: 'PREASSOCIATED', reserved: true, confidence: 'stale', bridgeState: 'UNKNOWN', bridgeConfidence: 'confirmed', transitions: [] });
    expect(vsiTable([life(), other], time, plain)).toEqual([
      'Link    VSI                                   Name           Type  Filter                         Station            Bridge       History  First            Latency',
      'eno3    fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f  from the wire  5/2   mac 52:54:00:aa:bb:01 vid 100  ASSOCIATED         ASSOCIATED~  AaKk     06:25:54.504542   2.2 ms',
      'eno3/5  fa9b7fff-b0a0-4893-8e0e-beef4ff18f8f  -              5/2   -                              PREASSOCIATED+rr?  UNKNOWN      AaKk     06:25:54.504542        -',
    ]);
  });

  it('stays one line with any name', () => {
    const lines = vsiTable([life({ name: HOSTILE, link: HOSTILE })], time, plain);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`  ${SHOWN}  `);
    expect(lines[1]!.startsWith(SHOWN)).toBe(true);
  });
});

describe('the link table', () => {
  it('shows a hostile interface name as the VSI table does', () => {
    const value = { value: 3, from: 'station', frame: 1 } as const;
    const channel = { svid: null, generation: 'ratified', isAlive: true, basis: 'both', r: value, rte: value, rwd: value, rka: value, reflectiveRelay: false, groupIds: false, channels: [] } as const;
    const link = { name: HOSTILE, station: null, bridge: null, stationName: null, bridgeName: null, bridgePort: null, others: [HOSTILE], stacks: [], neighbours: 0, lldpExpiresNs: null, lastNs: 0, channels: [channel] };
    const [, line, ...more] = linkTable([link], plain);
    expect(more).toEqual([]);
    expect(line).toMatch(/^a\\x1b\[31m\\x0ab\\u\{202e\}  a\\x1b\[31m\\x0ab\\u\{202e\}  /);
  });
});

describe('the table of stacks', () => {
  it('shows a hostile name and address as the other tables do, and a dash for what is not told', () => {
    const stack = { mac: HOSTILE, side: null, role: 'VEPA station', like: null, evidence: [] };
    const link = { name: HOSTILE, station: null, bridge: null, stationName: null, bridgeName: null, bridgePort: null, others: [], stacks: [stack], neighbours: 0, lldpExpiresNs: null, lastNs: 0, channels: [] };
    const [, line, ...more] = stackTable([link], plain);
    expect(more).toEqual([]);
    expect(line).toBe(`${SHOWN}  ${SHOWN}  VEPA station  -      -`);
  });
});

describe('findings', () => {
  it('are grouped by rule and link, the gravest first', () => {
    const findings = [
      finding({ rule: 'LAT-02', severity: 'warning', message: 'assoc 212 ms, usual 6 ms', frames: [4711], count: 2, vsiid: null }),
      finding({ count: 2 }),
      finding({ vsiid: '00'.repeat(16), frames: [4641, 4700, 4800] }),
      finding({ rule: 'VSI-28', severity: 'note', message: HOSTILE, frames: [] }),
      finding({ rule: 'LLDP-11', severity: 'security', message: 'two neighbours', link: 'eno4', channel: 7 }),
    ];
    expect(findingGroups(findings, plain)).toEqual([
      'E VSI-01   no response within 17.4 s  3x  2 VSIs  eno3    #4641 #4690 #4700 …  evbscope rules VSI-01',
      'S LLDP-11  two neighbours             1x   1 VSI  eno4/7  #4641 #4690          evbscope rules LLDP-11',
      'W LAT-02   assoc 212 ms, usual 6 ms   2x          eno3    #4711                evbscope rules LAT-02',
      `N VSI-28   ${SHOWN}     1x   1 VSI  eno3                         evbscope rules VSI-28`,
    ]);
    expect(findingGroups([], plain)).toEqual([]);
  });

  it('each in a line', () => {
    const one = finding({ confidence: 'inferred', reason: 'timers are assumed' });
    expect(findingLine(one, '06:25:54.504542', 'fa9b7fff', plain)).toBe(
      'E VSI-01  06:25:54.504542  eno3  fa9b7fff  no response within 17.4 s; expected a response within 17.4 s, received none  #4641 #4690  inferred  (timers are assumed)',
    );
    expect(findingLine(finding({ message: HOSTILE, expected: HOSTILE, received: `${HOSTILE}!`, reason: HOSTILE, frames: [] }), 't', null, plain)).toBe(
      `E VSI-01  t  eno3  ${SHOWN}; expected ${SHOWN}, received ${SHOWN}!  (${SHOWN})`,
    );
    expect(findingLine(finding({ message: 'late: 3 s', received: '3 s', frames: [7] }), 't', null, plain)).toBe('E VSI-01  t  eno3  late: 3 s; expected a response within 17.4 s  #7');
  });
});

describe('the summary line', () => {
  const summary = { timeNs: 1_122e9, startNs: 0, controlFrames: 4812, links: 6, vsis: 196, findings: { note: 0, warning: 0, security: 0, error: 0 }, suppressed: [], dropped: {} };
  const outcome = { summary, timebase: timebase(), frames: 10_004_812, files: ['captures/demo.pcapng'], damaged: false, findings: { error: 3, warning: 7, note: 2, security: 0 } };

  it('counts findings, what was seen, and says where from', () => {
    expect(summaryText(outcome, plain)).toBe('3 errors, 7 warnings, 2 notes · 6 links, 196 VSIs, 4,812 control frames of 10,004,812 · demo.pcapng, 18 min 42 s');
  });

  it('says that nothing was found, what was dropped, and that the input was damaged', () => {
    const bare = { ...outcome, findings: summary.findings, damaged: true, files: ['-'], frames: 1, summary: { ...summary, links: 1, vsis: 1, controlFrames: 1, dropped: { vsis: 3, neighbours: 1000 } } };
    expect(summaryText(bare, plain)).toBe(
      'no findings · 1 link, 1 VSI, 1 control frame of 1 · standard input, 18 min 42 s · dropped for want of room: 3 vsis, 1,000 neighbours · input unreadable or damaged',
    );
    expect(summaryText({ ...outcome, files: ['a', 'b'], findings: { ...outcome.findings, security: 1 } }, plain)).toMatch(/^3 errors, 1 security finding, .* · 2 files, /);
    expect(summaryText({ ...outcome, files: ['dir/'] }, plain)).toContain(' · dir/, ');
  });
});

it('the latency table', () => {
  expect(latencyTable([stat(), stat({ bridge: null, side: null, operation: 'ecp-ack', count: 3 })], plain)).toEqual([
    'Link  Bridge             Operation  Asked by  Count     Min     p50     p90     p99     Max',
    'eno3  06:9e:97:1e:55:58  assoc      station   1,234  850 ns  2.6 ms  4.1 ms  164 ms  17.4 s',
    'eno3  -                  ecp-ack    -             3  850 ns  2.6 ms  4.1 ms  164 ms  17.4 s',
  ]);
});

it('a table pads by columns, not by characters', () => {
  expect(table([{ title: '' }, { title: '' }], [[{ text: '漢' }, { text: 'x' }], [{ text: 'abc' }, { text: 'y' }]])).toEqual(['漢   x', 'abc  y']);
});

it('a filter says how much more there is', () => {
  const entry = { mac: null, group: 7, vid: 100, pcp: 3 };
  expect(filterText([entry, entry, entry], 2)).toBe('group 7 vid 100 pcp 3, group 7 vid 100 pcp 3, +1 more');
});
