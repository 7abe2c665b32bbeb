import { describe, expect, it } from 'vitest';
import type { AnalysisOptions } from '../../../src/model/analysis.js';
import type { CapturePoint } from '../../../src/model/frame.js';
import { NO_POLICY } from '../../../src/model/policy.js';
import { ASSOC, DEASSOC, MAC, Scenario, tlv, type Who } from '../../scenario.js';

const PAUSE_SEC = 10;

/** A scenario that is asked for its latency findings. */
class Measured extends Scenario {
  /** Goes on at this link. */
  at({ point, macs }: { readonly point: CapturePoint; readonly macs: Record<Who, string> }): this {
    this.point = point;
    Object.assign(MAC, macs);
    return this;
  }

  /** Severity, rule, what was received, and how often. */
  late(): readonly string[] {
    this.analysis.end();
    return this.found().flatMap(({ rule, severity, received, count }) => (rule.startsWith('LAT-') ? [`${severity} ${rule} ${received} x${count}`] : []));
  }
}

/** A link on which a VSI is associated and then kept alive: each keep-alive is acknowledged and answered as late as that. */
class Kept extends Measured {
  constructor(options: AnalysisOptions = {}) {
    super(options);
    this.converge().exchange(ASSOC);
  }

  keep(answerMs: number, ackMs = 0.1): number {
    const begunSec = this.timeSec;
    this.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    this.wait(ackMs / 1000 - 0.0001).ack('bridge');
    this.timeSec = begunSec + answerMs / 1000;
    const no = this.send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1, { ack: 1, keep: 0, hard: 0, error: 0 })]);
    this.ack('station');
    this.timeSec = begunSec + PAUSE_SEC;
    return no;
  }

  keepAll(count: number, answerMs: number): this {
    for (let i = 0; i < count; i++) this.keep(answerMs * (1 + (i % 5) / 20));
    return this;
  }
}

describe('LAT-01: slow acknowledgement', () => {
  it('fires far above what is usual; the answer that had to wait for it is only the consequence', () => {
    const s = new Kept().keepAll(15, 2);
    s.keep(62, 60);
    expect(s.keepAll(15, 2).late()).toEqual(['warning LAT-01 ECP ack of the bridge 60 ms, usual 100 us x1']);
  });

  it('is quiet below 5 ms', () => {
    const s = new Kept().keepAll(15, 2);
    s.keep(6, 4.9);
    expect(s.keepAll(15, 2).late()).toEqual([]);
  });
});

describe('LAT-02: slow VDP response', () => {
  it('fires far above what is usual, with the frames of request and answer', () => {
    const s = new Kept().keepAll(15, 6);
    const no = s.keep(212);
    expect(s.keepAll(15, 6).late()).toEqual(['warning LAT-02 keep-alive 212 ms, usual 6.6 ms x1']);
    expect(s.analysis.findings().find(({ rule }) => rule === 'LAT-02')).toMatchObject({ frames: [no - 2, no], confidence: 'confirmed' });
  });

  it('is quiet with too few samples, up to three times the median, and below 20 ms', () => {
    const few = new Kept().keepAll(9, 6);
    few.keep(212);
    expect(few.keepAll(9, 6).late()).toEqual([]);
    const near = new Kept().keepAll(15, 10);
    near.keep(32);
    expect(near.keepAll(15, 10).late()).toEqual([]);
    const low = new Kept().keepAll(15, 1);
    low.keep(19);
    expect(low.keepAll(15, 1).late()).toEqual([]);
  });

  it('does not count the time in which the bridge waited for the acknowledgement of another ECPDU', () => {
    const s = new Kept().keepAll(30, 2);
    s.send('bridge', [tlv.manager(), tlv.assoc(DEASSOC, 2)], 500);
    s.wait(0.001).send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)]);
    s.ack('bridge');
    s.wait(0.1).ack('station', 500);
    s.respond(ASSOC);
    s.wait(10);
    expect(s.keepAll(15, 2).late().filter((text) => text.includes('LAT-02'))).toEqual([]);
  });

  it('says so where the times are those of the arrival', () => {
    const arrived = new Scenario();
    arrived.point = { ...arrived.point, hasArrivalTimes: true };
    arrived.converge().exchange(ASSOC);
    const keep = (answerSec: number): void => {
      arrived.request(ASSOC);
      arrived.wait(answerSec).respond(ASSOC);
      arrived.wait(10);
    };
    for (let i = 0; i < 30; i++) keep(i === 20 ? 0.3 : 0.003);
    arrived.analysis.end();
    expect(arrived.analysis.findings().filter(({ rule }) => rule.startsWith('LAT-'))).toMatchObject([{ rule: 'LAT-02', confidence: 'inferred', reason: expect.stringContaining('arrival') }]);
  });
});

describe('LAT-03: slow association', () => {
  const run = (answersMs: readonly number[]): readonly string[] => {
    const s = new Kept();
    answersMs.forEach((answerMs, i) => {
      s.request(ASSOC, i + 2);
      s.wait(answerMs / 1000).respond(ASSOC, i + 2);
      s.wait(0.1).exchange(DEASSOC, i + 2);
    });
    return s.late();
  };
  it('fires where each answer came in time and the bridge had to be asked again', () => {
    const s = new Kept();
    for (let i = 0; i < 40; i++) {
      s.request(ASSOC, i + 2);
      if (i === 30) {
        s.wait(0.3);
        s.request(ASSOC, i + 2);
      }
      s.wait(0.005).respond(ASSOC, i + 2);
      s.wait(0.1).exchange(DEASSOC, i + 2);
    }
    expect(s.late()).toEqual([expect.stringMatching(/^warning LAT-03 .* x1$/)]);
  });

  it('is quiet about one slow answer: it is only the consequence', () => {
    const answersMs = Array.from({ length: 40 }, (_, i) => (i === 30 ? 300 : 5 + (i % 4)));
    expect(run(answersMs)).toEqual([expect.stringMatching(/^warning LAT-02 assoc 302 ms/)]);
  });
});

describe('LAT-05: response times changed', () => {
  it('is one change point, not a thousand outliers', () => {
    expect(new Kept().keepAll(40, 6).keepAll(40, 30).late()).toEqual([expect.stringMatching(/^warning LAT-05 keep-alive 3[\d.]+ ms from here on, 6.6 ms before x1$/)]);
  });

  it('is a note when it gets better', () => {
    expect(new Kept().keepAll(40, 30).keepAll(40, 6).late()).toEqual([expect.stringMatching(/^note LAT-05 keep-alive 6.6 ms from here on/)]);
  });

  it('is quiet up to a factor of 2, below 10 ms, for a slope, and while there are too few', () => {
    expect(new Kept().keepAll(40, 20).keepAll(40, 38).late()).toEqual([]);
    expect(new Kept().keepAll(40, 1).keepAll(40, 8).late()).toEqual([]);
    const slope = new Kept();
    for (let i = 0; i < 200; i++) slope.keep(10 + i / 4);
    expect(slope.late()).toEqual([]);
    expect(new Kept().keepAll(40, 6).keepAll(18, 18).late().filter((text) => text.includes('LAT-05'))).toEqual([]);
  });
});

describe('LAT-06: near the negotiated limit', () => {
  it('fires between half of the limit and the limit', () => {
    const s = new Kept();
    s.keep(9000);
    s.keep(170, 100);
    expect(s.late()).toEqual([expect.stringMatching(/^note LAT-06 keep-alive 9 s of 17.4 s x2$/)]);
  });

  it('is quiet below, and above: that is VSI-03', () => {
    const s = new Kept();
    s.keep(8600);
    s.timeSec += 5;
    s.keep(11_900);
    expect(s.late()).toEqual([]);
  });
});

describe('LAT-08: slow EVB convergence', () => {
  const after = (sec: number): readonly string[] => {
    const s = new Measured();
    for (let waited = 0; waited < sec; waited += 25) {
      s.evb('station', { rrstat: 3, rrreq: 1 });
      s.wait(25);
    }
    s.evb('bridge', { rrcap: 1, rrctr: 1, rrreq: 1 });
    s.wait(1).evb('station', { rrcap: 1, rrctr: 1, rrreq: 1, rrstat: 1 });
    return s.late();
  };

  it('fires after more than three refreshes', () => expect(after(100)).toEqual(['note LAT-08 1 min 41 s x1']));
  it('is quiet before', () => expect(after(50)).toEqual([]));

  it('is quiet about a bridge that speaks LLDP and has no EVB yet', () => {
    const s = new Measured();
    for (let i = 0; i < 8; i++) {
      s.evb('station', { rrstat: 3 });
      s.wait(12).lldp('bridge');
      s.wait(13);
    }
    s.evb('station', { rrstat: 3 });
    s.wait(1).evb('bridge', { rrcap: 1 });
    s.wait(1).evb('station', { rrcap: 1 });
    expect(s.late()).toEqual([]);
  });
});

/** Stations and bridges on links of their own. */
const link = (number: number): { readonly point: CapturePoint; readonly macs: Record<Who, string> } => ({
  point: { id: number, name: `eno${number}`, linkType: 1, file: null },
  macs: { station: `0200000${number}0001`, bridge: `0200000${number}0002` },
});

describe('LAT-04: bridge slower than others', () => {
  const run = (answersMs: readonly number[]): readonly string[] => {
    const s = new Measured();
    for (const [number, answerMs] of answersMs.entries()) {
      s.at(link(number)).converge().exchange(ASSOC);
      for (let i = 0; i < 22; i++) {
        s.request(ASSOC);
        s.wait(answerMs / 1000).respond(ASSOC);
        s.wait(10);
      }
    }
    return s.late();
  };

  it('fires for the one of three that takes more than three times as long', () => {
    expect(run([4, 40, 5])).toEqual(['warning LAT-04 keep-alive 42.1 ms, 7.1 ms on 2 other links x1']);
  });

  it('is quiet for two links, and up to three times', () => {
    expect(run([4, 40])).toEqual([]);
    expect(run([10, 30, 9])).toEqual([]);
  });
});

describe('LAT-07: slow migration', () => {
  const run = (gapSec: number, migrate: number, options: AnalysisOptions = {}): readonly string[] => {
    const s = new Measured(options);
    s.at(link(1)).converge().at(link(2)).converge();
    s.at(link(1)).exchange(ASSOC);
    s.wait(5).exchange(DEASSOC).wait(gapSec - 0.5);
    s.at(link(2)).exchange(ASSOC, 1, { migrate });
    return s.late();
  };

  it('fires above 1 s, or what the operator says', () => {
    expect(run(3, 1)).toEqual([expect.stringMatching(/^warning LAT-07 3(\.\d+)? s without x1$/)]);
    expect(run(3, 1, { policy: { ...NO_POLICY, migrationGapNs: 2e9 } })).toHaveLength(1);
  });

  it('is a note where no hint says that it migrates', () => expect(run(3, 0)).toEqual([expect.stringMatching(/^note LAT-07/)]));

  it('is quiet below', () => {
    expect(run(0.9, 1)).toEqual([]);
    expect(run(3, 1, { policy: { ...NO_POLICY, migrationGapNs: 5e9 } })).toEqual([]);
  });
});
