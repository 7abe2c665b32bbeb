import { cdcp } from '../../dissectors/cdcp.js';
import { layer } from '../../src/dissect/dissector.js';
import { ASSOC, DEASSOC, MAC, NCB, NNTB, octets, PREASSOC, tlv } from '../scenario.js';
import { clean, GONE, UP, type CleanSession } from './clean-session.js';
import { draftSession, macOf, RELAY_AND_GROUPS, Session } from './session.js';

const NEAREST_BRIDGE = '0180c200000e';
const CISCO = '0100000d0f0a';
const PREPARED = 'PREASSOCIATED PREASSOCIATED';

/** Both ends list these S-channels beside the default one: SCID and SVID, 0 where it is not assigned yet. */
function channels(s: Session, station: readonly (readonly [number, number])[], bridge = station): void {
  s.destination = NNTB;
  for (const [who, list] of [['station', station], ['bridge', bridge]] as const) {
    const channel = [[1, 1] as const, ...list].map(([scid, svid]) => ({ scid, svid }));
    s.wait(0.05).lldp(who, [layer(cdcp, { role: who === 'station' ? 1 : 0, scomp: 1, chncap: 8, channel })]);
  }
  s.destination = NCB;
}

/** Both ends meet in an S-channel. */
function meetIn(s: Session, svid: number): void {
  s.svid = svid;
  for (let i = 0; i < 2; i++, s.wait(1)) {
    s.evb('station', RELAY_AND_GROUPS.station);
    s.wait(0.01).evb('bridge', RELAY_AND_GROUPS.bridge);
  }
}

const groups = (...numbers: readonly number[]): { filterfmt: number; filter: { group: number; mac: Uint8Array; vid: number }[] } => ({ filterfmt: 4, filter: numbers.map((group) => ({ group, mac: macOf(group), vid: 100 })) });

/** Several links and S-channels, filters that change, other destinations. */
export const LINKS: readonly CleanSession[] = [
  clean('a migration to another switch', () => {
    const s = new Session().meet().on(2).meet().on(1);
    s.granted(ASSOC, 1).alive(20, [{ number: 1 }]);
    s.on(2).granted(PREASSOC, 1, { migrate: 1 });
    // It stands still from here to the answer below, less than a second.
    s.on(1).request(ASSOC, 1, { suspend: 1 });
    s.respond(ASSOC, 1, { suspend: 1 });
    s.granted(DEASSOC, 1).on(2).granted(ASSOC, 1, { migrate: 1 });
    return s.alive(10, [{ number: 1 }]);
  }, [GONE, UP]),
  clean('a migration whose memory takes 90 s to copy', () => {
    const s = new Session(RELAY_AND_GROUPS).meet().on(2).meet().on(1);
    s.granted(ASSOC, 1).alive(20, [{ number: 1 }]);
    s.on(2).granted(PREASSOC, 1, { migrate: 1 });
    for (let i = 0; i < 9; i++) {
      s.on(1).alive(5, []).wait(4.5).granted(ASSOC, 1);
      s.on(2).wait(4.5).keepUp();
      s.granted(PREASSOC, 1, { migrate: 1 });
    }
    s.on(1).request(ASSOC, 1, { suspend: 1 });
    s.respond(ASSOC, 1, { suspend: 1 });
    s.wait(0.1).on(2).granted(ASSOC, 1, { migrate: 1 }).on(1).granted(DEASSOC, 1, { suspend: 1 });
    return s.on(2).wait(5).granted(ASSOC, 1, { migrate: 1 }).alive(60, [{ number: 1, fields: { migrate: 1 } }]);
  }, [GONE, UP]),
  clean('a VSI on its active link, pre-associated on the standby one', () => {
    const s = new Session().meet().on(2).meet().on(1).granted(ASSOC, 1).on(2).granted(PREASSOC, 1);
    for (let i = 0; i < 5; i++) {
      s.wait(9.5).keepUp();
      s.on(1).granted(ASSOC, 1).on(2).granted(PREASSOC, 1);
    }
    return s;
  }, [UP, PREPARED]),
  clean('a fail-over to the standby link and back', () => {
    const s = new Session().meet().on(2).meet().on(1).granted(ASSOC, 1).on(2).granted(PREASSOC, 1);
    for (const [from, to] of [[1, 2], [2, 1]] as const) {
      for (let i = 0; i < 3; i++) {
        s.wait(9).keepUp();
        s.on(from).granted(ASSOC, 1).on(to).granted(PREASSOC, 1);
      }
      s.on(from).granted(DEASSOC, 1).on(to).granted(ASSOC, 1).on(from).wait(2).granted(PREASSOC, 1);
    }
    return s;
  }, [GONE, GONE, UP, PREPARED]),
  clean('two links with a VSI each', () => {
    const s = new Session().meet().on(2).meet().on(1).granted(ASSOC, 1).on(2).granted(ASSOC, 2);
    for (let i = 0; i < 6; i++) {
      s.on(1).wait(9).keepUp();
      s.granted(ASSOC, 1).on(2).granted(ASSOC, 2);
    }
    return s.granted(DEASSOC, 2).on(1).granted(DEASSOC, 1);
  }, [GONE, GONE]),
  clean('an S-channel that comes and goes', () => {
    const s = new Session(RELAY_AND_GROUPS).meet().granted(ASSOC, 1);
    for (let i = 0; i < 2; i++, s.wait(1)) channels(s, []);
    for (const svid of [20, 21]) {
      s.idle(5);
      channels(s, [[2, 0]], [[2, svid]]);
      for (let i = 0; i < 2; i++, s.wait(1)) channels(s, [[2, svid]]);
      s.svid = null;
      s.granted(ASSOC, 1);
      meetIn(s, svid);
      s.granted(ASSOC, 2).wait(4).granted(DEASSOC, 2);
      s.evb('station', RELAY_AND_GROUPS.station);
      s.svid = null;
      s.wait(1).granted(ASSOC, 1).wait(2);
      for (let i = 0; i < 2; i++, s.wait(1)) channels(s, []);
    }
    return s.idle(4).granted(DEASSOC, 1);
  }, [GONE, GONE, GONE]),
  clean('a third S-channel beside two', () => {
    const s = new Session(RELAY_AND_GROUPS).meet();
    channels(s, [[2, 0]], [[2, 20]]);
    for (let i = 0; i < 2; i++, s.wait(1)) channels(s, [[2, 20]]);
    meetIn(s, 20);
    s.granted(ASSOC, 2).svid = null;
    channels(s, [[2, 20], [3, 0]], [[2, 20], [3, 30]]);
    for (let i = 0; i < 2; i++, s.wait(1)) channels(s, [[2, 20], [3, 30]]);
    meetIn(s, 30);
    s.granted(ASSOC, 3).wait(2).granted(DEASSOC, 3).svid = 20;
    s.granted(ASSOC, 2).granted(DEASSOC, 2).svid = null;
    return s;
  }, [GONE, GONE]),
  clean('the same VSI in two S-channels, one after the other', () => {
    const s = new Session(RELAY_AND_GROUPS).meet();
    channels(s, [[2, 0]], [[2, 20]]);
    for (let i = 0; i < 2; i++, s.wait(1)) channels(s, [[2, 20]]);
    s.granted(ASSOC, 1).wait(5).granted(DEASSOC, 1);
    meetIn(s, 20);
    return s.granted(ASSOC, 1).wait(5).granted(DEASSOC, 1);
  }, [GONE, GONE]),
  clean('an associate that changes the filter', () => {
    const s = new Session(RELAY_AND_GROUPS).meet();
    for (const fields of [groups(77), groups(77, 78), groups(78)]) s.granted(ASSOC, 1, fields).alive(30, [{ number: 1, fields }]);
    return s.granted(DEASSOC, 1, groups(78));
  }, [GONE]),
  clean('an associate with another filter than the pre-associate', () => {
    const s = new Session(RELAY_AND_GROUPS).meet().granted(PREASSOC, 1, groups(77)).wait(5);
    return s.granted(ASSOC, 1, groups(77, 78)).alive(30, [{ number: 1, fields: groups(77, 78) }]).granted(DEASSOC, 1, groups(77, 78));
  }, [GONE]),
  clean('drafts to the nearest bridge', () => draftSession({ minutes: 2, destination: NEAREST_BRIDGE }), [GONE]),
  clean('acknowledgements to the asker itself', () => {
    const s = new Session().meet();
    for (const type of [ASSOC, ASSOC, DEASSOC]) {
      for (const [who, other] of [['station', 'bridge'], ['bridge', 'station']] as const) {
        s.destination = NCB;
        s.send(who, [tlv.manager(), tlv.assoc(type, 1, who === 'bridge' ? { ack: 1, keep: 0, hard: 0, error: 0 } : {})]);
        s.destination = MAC[who]!;
        s.ack(other);
        s.wait(0.002);
      }
      s.destination = NCB;
      s.wait(9).keepUp();
    }
    return s;
  }, [GONE]),
  clean('ECP to the address of Cisco', () => {
    const s = new Session().meet();
    for (const type of [ASSOC, ASSOC, ASSOC, DEASSOC]) {
      s.destination = CISCO;
      s.granted(type, 1);
      s.destination = NCB;
      s.wait(9).keepUp();
    }
    return s;
  }, [GONE]),
  clean('a manager of Cisco: names behind the association', () => {
    const s = new Session().meet();
    const named = (type: number, answer: object = {}): readonly Parameters<Session['send']>[1][number][] => [tlv.manager(), tlv.assoc(type, 1, answer), tlv.ciscoName(1)];
    for (const type of [ASSOC, ASSOC, DEASSOC]) {
      s.send('station', named(type));
      s.ack('bridge');
      s.wait(0.002).send('bridge', named(type, { ack: 1, keep: 0, hard: 0, error: 0 }));
      s.ack('station');
      s.wait(9).keepUp();
    }
    return s;
  }, [GONE]),
  clean('a VSIID that is an IPv4 address', () => new Session().meet().life(1, { vsiidfmt: 1, vsiid: octets(`${'00'.repeat(10)}ffff0a000001`) }), [GONE]),
];
