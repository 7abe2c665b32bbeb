import { describe, expect, it } from 'vitest';
import { Digester } from '../../../src/tui/digest/digester.js';
import { latencies } from '../../../src/tui/digest/latencies.js';
import { slotsOf } from '../../../src/tui/digest/slots.js';
import { shownState } from '../../../src/tui/shown-state.js';
import { DEMO, stage } from '../stage.js';

describe('the digest', () => {
  it('keeps what did not change', async () => {
    const { recording, settings } = await stage(DEMO);
    const digester = new Digester(recording, settings);
    const one = digester.digest(null);
    const two = digester.digest(null);
    expect([two.problems === one.problems, two.latency === one.latency]).toEqual([true, true]);
    settings.ignored.add('ECP-05');
    const three = digester.digest(null);
    expect([three.problems === one.problems, three.latency === one.latency]).toEqual([false, true]);
    expect(three.problems.list).toEqual(one.problems.list.filter(({ rule }) => rule !== 'ECP-05'));
    const four = digester.digest(({ rule }) => rule === 'VSI-01');
    expect(new Set(four.problems.list.map(({ rule }) => rule))).toEqual(new Set(['VSI-01']));
    expect(digester.digest(null).problems.list).toEqual(three.problems.list);
  });

  it('finds a problem again in another list', async () => {
    const state = await stage(DEMO);
    const before = state.digest.problems;
    state.focus.finding = before.list.findIndex(({ rule }) => rule === 'VSI-11');
    const finding = before.list[state.focus.finding]!;
    state.settings.lowest = 'error';
    state.refresh();
    expect(state.digest.problems.list[state.focus.finding!]).toEqual(finding);
    state.settings.ignored.add('VSI-11');
    state.refresh();
    expect(state.focus.finding).toBeNull();
  });

  it('tells of a problem of several lives by each of them', async () => {
    const { digest: { problems }, recording } = await stage(DEMO);
    for (const finding of problems.list) {
      const lives = finding.frames.flatMap((no) => recording.frames.row(recording.frames.idOf(no)!)?.vsi ?? []);
      for (const life of finding.life === null ? [] : [finding.life, ...lives]) expect(problems.ofLife(life)).toContain(finding);
    }
  });

  it('has the quantiles that `stats` has, of a link and of all', async () => {
    const { recording: { latencies: table, analysis } } = await stage(DEMO);
    const { all, links } = latencies(table);
    for (const stat of analysis.stats().filter(({ operation }) => operation === 'assoc')) {
      const { count, p50Ns, p95Ns, p99Ns, maxNs } = stat;
      expect(links.get(stat.link)!.find(({ operation }) => operation === 'assoc')).toMatchObject({ count, p50Ns, p95Ns, p99Ns, maxNs });
    }
    for (const { operation, count } of all) expect([...links.values()].flat().filter((line) => line.operation === operation).reduce((sum, line) => sum + line.count, 0)).toBe(count);
  });

  it('puts every measured time into one slot, the slowest of each known', async () => {
    const { recording: { latencies: table } } = await stage(DEMO);
    const axis = { startNs: 0, slotNs: 10e9, columns: 20 };
    const [slots] = slotsOf(table, axis, () => 0);
    expect(slots!.counts.reduce((sum, count) => sum + count, 0)).toBe(table.end - table.first);
    for (const [column, sample] of slots!.slowest.entries()) {
      if (sample < 0) expect(slots!.maxNs[column]).toBeNaN();
      else expect([table.valueNs(sample), Math.floor(table.timeNs(sample) / 10e9)]).toEqual([slots!.maxNs[column], column]);
    }
  });

  it('knows which keep-alive is due next, and which request waits longest', async () => {
    for (const path of [DEMO, 'fixtures/captures/mix-fast-ka/station.pcap', 'fixtures/captures/mix-novdp/station.pcap']) {
      const { digest: { census, links }, recording: { analysis } } = await stage(path);
      const glances = [...analysis.glances()];
      const inState = (...wanted: string[]): typeof glances => glances.filter((life) => wanted.includes(shownState(life.station, life.isReserved)));
      const pending = inState('pending').map(({ lastEvidenceNs }) => lastEvidenceNs);
      expect(census.oldestPendingNs).toBe(pending.length === 0 ? null : Math.min(...pending));
      const due = inState('ASSOC', 'PREASSOC', 'PREASSOC-RR').map((life) => {
        const { rka, generation } = links.find(({ state }) => state.name === life.linkName)!.state.channels.find(({ svid }) => svid === life.svid)!;
        return life.lastEvidenceNs + (generation === 'draft' ? 10e9 : 2 ** rka.value * 10_000);
      });
      expect(census.keepAliveDueNs).toBe(due.length === 0 ? null : Math.min(...due));
    }
  });

  it('counts a VSI of a link once, however often it came back', async () => {
    // Of the two VSIs on eno6 one asked a second time, in a life of its own.
    const { digest: { census }, recording: { analysis } } = await stage(DEMO);
    expect(analysis.lives().filter(({ link }) => link === 'eno6')).toHaveLength(3);
    expect(census.links.get('eno6')).toEqual({ associated: 0, wanted: 2 });
  });

  it('filters the lists of problems, not what frames, lives and links say of theirs', async () => {
    const state = await stage(DEMO);
    const { list } = state.digest.problems;
    state.apply('vdp.error == 2');
    const { found, problems, links } = state.digest;
    expect(problems.list).toEqual([]);
    expect(found.list).toEqual(list);
    expect(found.ofFrame(331).map(({ rule }) => rule)).toEqual(['VSI-11', 'VSI-31']);
    expect(links.find(({ state: { name } }) => name === 'eno2')!.problems).toHaveLength(2);
  });
});
