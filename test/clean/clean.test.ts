import { describe, expect, it } from 'vitest';
import { layer } from '../../src/dissect/dissector.js';
import { cdcp } from '../../dissectors/cdcp.js';
import type { Frame } from '../../src/model/frame.js';
import { ASSOC, DEASSOC, NCB, NNTB, octets, PREASSOC, tlv, type Filter } from '../scenario.js';
import { draftSession, macOf, RELAY_AND_GROUPS, Session } from './session.js';
import { FORMATS, readBack } from './written.js';

const PREASSOC_RR = 2;

/** How a session ended for each VSI: the station's state and the bridge's. */
type Ends = readonly string[];
const GONE = 'EXIT EXIT';
const UP = 'ASSOCIATED ASSOCIATED';

/** Holds what was read: nothing but notes was found, and these are the VSIs. */
async function expectClean(files: readonly Uint8Array[], ends: Ends): Promise<void> {
  const { findings, lives } = await readBack(files);
  expect(findings.filter(({ severity }) => severity !== 'note').map(({ rule, frames }) => `${rule} #${frames.join(' #')}`)).toEqual([]);
  expect(lives.map(({ state, bridgeState }) => `${state} ${bridgeState}`)).toEqual(ends);
}

const baseline = (): Session => new Session(RELAY_AND_GROUPS).meet().life(1);
const between = (session: Session, fromSec: number, toSec: number): readonly Frame[] => session.frames.filter(({ timeNs }) => timeNs >= fromSec * 1e9 && timeNs < toSec * 1e9);
const from = (session: Session, address: string): readonly Frame[] => session.frames.filter(({ data }) => Buffer.from(data.subarray(6, 12)).toString('hex') === address);

describe('clean sessions give no error and no warning, in every kind of capture', () => {
  for (const [format, write] of Object.entries(FORMATS)) {
    const ends = format.startsWith('a capture cut to') ? [] : [GONE];
    it(`one life, ${format}`, () => expectClean([write(baseline().frames)], ends));
  }

  it('both ends captured, the clocks 40 us apart', () => {
    const { frames } = baseline();
    return expectClean([FORMATS.pcap(frames), FORMATS['pcap in nanoseconds'](frames.map((frame) => ({ ...frame, timeNs: frame.timeNs + 40_000 })))], [GONE]);
  });
  it('begun in the middle', () => expectClean([FORMATS.pcap(between(baseline(), 17, Infinity))], [GONE]));
  it('ended in the middle', () => expectClean([FORMATS.pcap(between(baseline(), 0, 30))], [UP]));
  it('ended behind a request', () => {
    const { frames } = new Session().meet();
    const session = new Session().meet();
    session.request(ASSOC, 1);
    return expectClean([FORMATS.pcap(session.frames.slice(0, frames.length + 1))], ['ASSOC_PROCESSING UNKNOWN']);
  });
  it('only what the station sent', () => expectClean([FORMATS.pcap(from(baseline(), '020000000001'))], ['DEASSOC_PROCESSING ASSOCIATED']));
  it('only what the bridge sent', () => expectClean([FORMATS.pcap(from(baseline(), '020000000002'))], [GONE]));
});

describe('clean sessions of every kind give no error and no warning', () => {
  const clean = (what: string, session: () => Session, ends: Ends): void => it(what, () => expectClean([FORMATS.pcapng(session().frames)], ends));
  const filters = (name: string, fields: { filterfmt: number; filter: Filter }, answer = fields): void => clean(name, () => new Session(RELAY_AND_GROUPS).meet().life(1, fields, answer), [GONE]);

  clean('pre-associate, with reservation, associate, de-associate', () => {
    const s = new Session().meet();
    for (const type of [PREASSOC, PREASSOC_RR, ASSOC]) s.granted(type, 1).alive(30, [{ number: 1, type }]);
    return s.granted(DEASSOC, 1);
  }, [GONE]);
  clean('drafts', () => draftSession(3), [GONE]);
  filters('VIDs', { filterfmt: 1, filter: [{ vid: 100 }, { vid: 200 }] });
  filters('GroupIDs', { filterfmt: 3, filter: [{ group: 77, vid: 100 }] });
  filters('GroupIDs and addresses', { filterfmt: 4, filter: [{ group: 77, mac: macOf(1), vid: 100 }] });
  filters('VID 0, which the bridge fills in', { filterfmt: 2, filter: [{ mac: macOf(1), vid: 0 }] }, { filterfmt: 2, filter: [{ mac: macOf(1), vid: 205 }] });
  filters('a priority that the bridge sets', { filterfmt: 2, filter: [{ mac: macOf(1), vid: 100 }] }, { filterfmt: 2, filter: [{ mac: macOf(1), vid: 100, ps: 1, pcp: 5 }] });
  clean('an hour of keep-alives', () => new Session().meet().granted(ASSOC, 1).alive(3600, [{ number: 1 }]), [UP]);
  clean('short timers', () => {
    const timers = { rte: 11, rwd: 17, rka: 17 };
    const s = new Session({ bridge: timers, station: timers }).meet().granted(ASSOC, 1);
    for (let i = 0; i < 40; i++) s.wait(0.2).granted(ASSOC, 1).keepUp();
    return s.granted(DEASSOC, 1);
  }, [GONE]);
  clean('the timers of an HPE switch', () => new Session({ bridge: { rte: 16 }, station: { rte: 14 } }).meet().life(1), [GONE]);
  clean('several VSIs in one ECPDU', () => {
    const s = new Session().meet();
    for (const type of [ASSOC, ASSOC, DEASSOC]) {
      s.send('station', [tlv.manager(), ...[1, 2, 3].map((number) => tlv.assoc(type, number))]);
      s.ack('bridge');
      s.wait(0.002).send('bridge', [tlv.manager(), ...[1, 2, 3].map((number) => tlv.assoc(type, number, { ack: 1, keep: 0, hard: 0, error: 0 }))]);
      s.ack('station');
      s.wait(9).keepUp();
    }
    return s;
  }, [GONE, GONE, GONE]);
  clean('two VSI managers', () => {
    const s = new Session().meet();
    for (const type of [ASSOC, DEASSOC]) {
      for (const [number, manager] of [[1, '11'], [2, '22']] as const) {
        s.send('station', [tlv.manager(manager.repeat(16)), tlv.assoc(type, number)]);
        s.ack('bridge');
        s.wait(0.002).send('bridge', [tlv.manager(manager.repeat(16)), tlv.assoc(type, number, { ack: 1, keep: 0, hard: 0, error: 0 })]);
        s.ack('station');
        s.wait(1);
      }
    }
    return s;
  }, [GONE, GONE]);
  clean('twelve VSIs one after the other', () => {
    const s = new Session().meet();
    const lives = Array.from({ length: 12 }, (_, i) => ({ number: i + 1 }));
    for (const { number } of lives) s.granted(ASSOC, number);
    s.alive(60, lives);
    for (const { number } of lives) s.granted(DEASSOC, number);
    return s;
  }, Array<string>(12).fill(GONE));
  clean('VSIIDs that are addresses', () => new Session().meet().life(1, { vsiidfmt: 3, vsiid: octets(`${'00'.repeat(10)}525400000001`) }), [GONE]);
  clean('ECP numbers that wrap', () => {
    const s = new Session().meet();
    for (const who of ['station', 'bridge'] as const) {
      s.send(who, [tlv.manager(), tlv.assoc(ASSOC, 1, who === 'bridge' ? { ack: 1, keep: 0, hard: 0, error: 0 } : {})], 65_533);
      s.ack(who === 'station' ? 'bridge' : 'station');
    }
    return s.alive(60, [{ number: 1 }]).granted(DEASSOC, 1);
  }, [GONE]);
  clean('a goodbye after all VSIs are gone', () => {
    const s = baseline().wait(2);
    s.lldp('station', [], 0);
    return s;
  }, [GONE]);
  clean('LLDPDUs of three destinations', () => {
    const s = new Session().meet();
    for (let i = 0; i < 4; i++, s.wait(29)) {
      for (const destination of [NNTB, '0180c200000e']) {
        s.destination = destination;
        for (const who of ['station', 'bridge'] as const) s.wait(0.01).lldp(who);
      }
      s.destination = NCB;
      s.wait(0.5).keepUp();
    }
    return s;
  }, []);
  clean('S-channels', () => {
    const s = new Session(RELAY_AND_GROUPS).meet();
    const listed = (who: 'station' | 'bridge', svid: number): number => {
      s.destination = NNTB;
      const no = s.wait(0.01).lldp(who, [layer(cdcp, { role: who === 'station' ? 1 : 0, scomp: 1, chncap: 8, channel: [{ scid: 1, svid: 1 }, ...(svid < 0 ? [] : [{ scid: 2, svid }])] })]);
      s.destination = NCB;
      return no;
    };
    listed('bridge', -1);
    for (const svid of [0, 20, 20]) {
      listed('station', svid);
      s.wait(1);
      listed('bridge', 20);
    }
    s.granted(ASSOC, 1);
    s.svid = 20;
    s.keepUp();
    s.evb('station', RELAY_AND_GROUPS.station);
    s.wait(0.01).evb('bridge', RELAY_AND_GROUPS.bridge);
    s.wait(1).evb('station', RELAY_AND_GROUPS.station);
    s.wait(0.01).evb('bridge', RELAY_AND_GROUPS.bridge);
    s.granted(ASSOC, 2).wait(2).granted(DEASSOC, 2);
    s.svid = null;
    return s.granted(DEASSOC, 1);
  }, [GONE, GONE]);

  it('a migration to another switch', () => {
    const s = new Session().meet().on(2).meet().on(1);
    s.granted(ASSOC, 1).alive(20, [{ number: 1 }]);
    s.on(2).granted(PREASSOC, 1, { migrate: 1 });
    // It stands still from here to the answer below, less than a second.
    s.on(1).request(ASSOC, 1, { suspend: 1 });
    s.respond(ASSOC, 1, { suspend: 1 });
    s.granted(DEASSOC, 1).on(2).granted(ASSOC, 1, { migrate: 1 });
    s.alive(10, [{ number: 1 }]);
    const of = (point: number): Uint8Array => FORMATS.pcap(s.frames.filter((frame) => frame.point.id === point));
    return expectClean([of(0), of(1)], [GONE, UP]);
  });
});
