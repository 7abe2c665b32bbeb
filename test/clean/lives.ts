import { cdcp } from '../../dissectors/cdcp.js';
import { layer } from '../../src/dissect/dissector.js';
import { ASSOC, DEASSOC, NCB, NNTB, octets, PREASSOC, tlv, type Filter } from '../scenario.js';
import { clean, GONE, UP, type CleanSession } from './clean-session.js';
import { draftSession, macOf, RELAY_AND_GROUPS, Session } from './session.js';

const PREASSOC_RR = 2;

const filters = (name: string, fields: { filterfmt: number; filter: Filter }, answer = fields): CleanSession => clean(name, () => new Session(RELAY_AND_GROUPS).meet().life(1, fields, answer), [GONE]);

/** Lives of all kinds. */
export const LIVES: readonly CleanSession[] = [
  clean('pre-associate, with reservation, associate, de-associate', () => {
    const s = new Session().meet();
    for (const type of [PREASSOC, PREASSOC_RR, ASSOC]) s.granted(type, 1).alive(30, [{ number: 1, type }]);
    return s.granted(DEASSOC, 1);
  }, [GONE]),
  clean('drafts', () => draftSession({ minutes: 3 }), [GONE]),
  filters('VIDs', { filterfmt: 1, filter: [{ vid: 100 }, { vid: 200 }] }),
  filters('GroupIDs', { filterfmt: 3, filter: [{ group: 77, vid: 100 }] }),
  filters('GroupIDs and addresses', { filterfmt: 4, filter: [{ group: 77, mac: macOf(1), vid: 100 }] }),
  filters('VID 0, which the bridge fills in', { filterfmt: 2, filter: [{ mac: macOf(1), vid: 0 }] }, { filterfmt: 2, filter: [{ mac: macOf(1), vid: 205 }] }),
  filters('a priority that the bridge sets', { filterfmt: 2, filter: [{ mac: macOf(1), vid: 100 }] }, { filterfmt: 2, filter: [{ mac: macOf(1), vid: 100, ps: 1, pcp: 5 }] }),
  clean('an hour of keep-alives', () => new Session().meet().granted(ASSOC, 1).alive(3600, [{ number: 1 }]), [UP]),
  clean('short timers', () => {
    const timers = { rte: 11, rwd: 17, rka: 17 };
    const s = new Session({ bridge: timers, station: timers }).meet().granted(ASSOC, 1);
    for (let i = 0; i < 40; i++) s.wait(0.2).granted(ASSOC, 1).keepUp();
    return s.granted(DEASSOC, 1);
  }, [GONE]),
  clean('the timers of an HPE switch', () => new Session({ bridge: { rte: 16 }, station: { rte: 14 } }).meet().life(1), [GONE]),
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
  }, [GONE, GONE, GONE]),
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
  }, [GONE, GONE]),
  clean('twelve VSIs one after the other', () => {
    const s = new Session().meet();
    const lives = Array.from({ length: 12 }, (_, i) => ({ number: i + 1 }));
    for (const { number } of lives) s.granted(ASSOC, number);
    s.alive(60, lives);
    for (const { number } of lives) s.granted(DEASSOC, number);
    return s;
  }, Array<string>(12).fill(GONE)),
  clean('VSIIDs that are addresses', () => new Session().meet().life(1, { vsiidfmt: 3, vsiid: octets(`${'00'.repeat(10)}525400000001`) }), [GONE]),
  clean('ECP numbers that wrap', () => {
    const s = new Session().meet();
    for (const who of ['station', 'bridge'] as const) {
      s.send(who, [tlv.manager(), tlv.assoc(ASSOC, 1, who === 'bridge' ? { ack: 1, keep: 0, hard: 0, error: 0 } : {})], 65_533);
      s.ack(who === 'station' ? 'bridge' : 'station');
    }
    return s.alive(60, [{ number: 1 }]).granted(DEASSOC, 1);
  }, [GONE]),
  clean('a goodbye after all VSIs are gone', () => {
    const s = new Session(RELAY_AND_GROUPS).meet().life(1).wait(2);
    s.lldp('station', [], 0);
    return s;
  }, [GONE]),
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
  }, []),
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
  }, [GONE, GONE]),
];
