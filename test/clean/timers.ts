import { ASSOC, DEASSOC, PREASSOC, tlv } from '../scenario.js';
import { clean, GONE, UP, type CleanSession } from './clean-session.js';
import { draftSession, RELAY_AND_GROUPS, Session } from './session.js';

type Timers = { readonly r?: number; readonly rte?: number; readonly rwd?: number; readonly rka?: number };

/** One end wants other timers and the other takes them over in its next LLDPDU, a second later; both say so twice. */
function renegotiate(s: Session, who: 'station' | 'bridge', timers: Timers): void {
  const { bridge, station } = s.usual;
  const taken = { ...timers, ...(timers.rwd === undefined ? {} : { rolRwd: 1 }), ...(timers.rka === undefined ? {} : { rolRka: 1 }) };
  s.usual = who === 'bridge' ? { bridge: { ...bridge, ...timers }, station: { ...station, ...taken } } : { station: { ...station, ...timers }, bridge: { ...bridge, ...taken } };
  for (let i = 0; i < 2; i++, s.wait(1)) {
    s.evb(who, s.usual[who]);
    s.wait(1).evb(who === 'bridge' ? 'station' : 'bridge', s.usual[who === 'bridge' ? 'station' : 'bridge']);
  }
}

/** Keep-alives of VSI 1, each so long after the answer before, LLDPDUs meanwhile; `answerSec` until the bridge answers, `ackSec` until either end acknowledges. */
function keptAlive(s: Session, everySec: number, times: number, { type = ASSOC, ackSec = 0.0001, answerSec = 0.002 } = {}): Session {
  for (let i = 0; i < times; i++) {
    const dueSec = s.timeSec + everySec;
    s.idle(everySec - 1);
    s.timeSec = dueSec;
    slowly(s, type, ackSec, answerSec);
  }
  return s;
}

/** A request with its answer, at that pace. */
function slowly(s: Session, type: number, ackSec: number, answerSec: number): void {
  const answeredSec = s.timeSec + answerSec;
  s.send('station', [tlv.manager(), tlv.assoc(type, 1)]);
  s.wait(ackSec).ack('bridge');
  s.timeSec = answeredSec;
  s.send('bridge', [tlv.manager(), tlv.assoc(type, 1, { ack: 1, keep: 0, hard: 0, error: 0 })]);
  s.wait(ackSec).ack('station');
}

/** The keep-alive interval T(RKA 20), and what a bridge waits for one: 1.5 x (10.49 s + 7 x 164 ms). */
const INTERVAL_SEC = 10.48576;
const TIMEOUT_SEC = 17.448;

/** Timers that change, and ends that use them up. */
export const TIMERS: readonly CleanSession[] = [
  clean('the bridge raises all exponents under a VSI', () => {
    const s = new Session(RELAY_AND_GROUPS).meet().granted(ASSOC, 1).alive(40, [{ number: 1 }]);
    renegotiate(s, 'bridge', { rte: 16, rwd: 21, rka: 22 });
    // The timer that ran out next was started before.
    keptAlive(s, 6.4, 1);
    return keptAlive(s, 41.9, 6).granted(DEASSOC, 1);
  }, [GONE]),
  clean('the bridge lowers all exponents under a VSI', () => {
    const s = new Session({ bridge: { rte: 16, rwd: 21, rka: 22 }, station: { rte: 16, rwd: 21, rka: 22, rolRwd: 1, rolRka: 1 } }).meet().granted(ASSOC, 1);
    keptAlive(s, 41.9, 3).wait(2);
    renegotiate(s, 'bridge', { rte: 14, rwd: 20, rka: 20 });
    keptAlive(s, 35.9, 1);
    return keptAlive(s, 10.5, 12).granted(DEASSOC, 1);
  }, [GONE]),
  clean('the station raises the exponents, one after the other', () => {
    const s = new Session().meet().granted(ASSOC, 1).alive(30, [{ number: 1 }]);
    for (const timers of [{ rte: 15 }, { rwd: 22 }, { r: 5 }]) {
      renegotiate(s, 'station', timers);
      keptAlive(keptAlive(s, 6, 1), 10.5, 4);
    }
    renegotiate(s, 'station', { rka: 21 });
    return keptAlive(keptAlive(s, 6, 1), 20.9, 4).granted(DEASSOC, 1);
  }, [GONE]),
  clean('the bridge lowers RKA and raises it again', () => {
    const s = new Session().meet().granted(ASSOC, 1).alive(30, [{ number: 1 }]);
    renegotiate(s, 'bridge', { rka: 19 });
    keptAlive(keptAlive(s, 6, 1), 5.2, 10);
    renegotiate(s, 'bridge', { rka: 20 });
    return keptAlive(keptAlive(s, 1.2, 1), 10.5, 5);
  }, [UP]),
  clean('keep-alives at the latest that is no fault', () => keptAlive(new Session().meet().granted(ASSOC, 1), 1.49 * INTERVAL_SEC, 20), [UP]),
  clean('keep-alives at the earliest that is no fault', () => keptAlive(new Session().meet().granted(ASSOC, 1), 0.52 * INTERVAL_SEC, 40), [UP]),
  clean('keep-alives of a pre-associated VSI at the latest', () => keptAlive(new Session().meet().granted(PREASSOC, 1), 1.49 * INTERVAL_SEC, 6, { type: PREASSOC }).granted(ASSOC, 1), [UP]),
  clean('a capture that ends just before the bridge gives up', () => {
    const s = new Session().meet().granted(ASSOC, 1).alive(30, [{ number: 1 }]);
    s.wait(TIMEOUT_SEC - 0.6).keepUp();
    return s;
  }, [UP]),
  clean('keep-alives of a draft at the latest', () => draftSession({ minutes: 4, keepAliveSec: 14.9 }), [GONE]),
  clean('keep-alives of a draft at the earliest', () => draftSession({ minutes: 2, keepAliveSec: 5.1 }), [GONE]),
  clean('a bridge that takes all its time to answer, ends that take all of theirs to acknowledge', () => {
    const s = new Session().meet();
    slowly(s, ASSOC, 0.16, 10.4);
    keptAlive(s.wait(0.1), 9, 12, { ackSec: 0.16, answerSec: 10.4 }).wait(5);
    slowly(s, DEASSOC, 0.16, 10.4);
    return s;
  }, [GONE]),
  clean('a draft at the latest: 2.9 s to answer, 0.49 s to acknowledge', () => draftSession({ minutes: 3, ackSec: 0.49, answerSec: 2.4 }), [GONE]),
  clean('the timers of Cisco: RWD 25, RKA 27', () => {
    const timers = { rwd: 25, rka: 27 };
    const s = new Session({ bridge: timers, station: { rwd: 25, rka: 27, rolRwd: 1, rolRka: 1 } }).meet().granted(ASSOC, 1);
    return keptAlive(s, 1342, 3).granted(DEASSOC, 1);
  }, [GONE]),
  clean('a VSI manager that takes four minutes at each command, as RWD 25 lets it', () => {
    const s = new Session({ bridge: { rwd: 25 }, station: { rwd: 25, rolRwd: 1 } }).meet();
    for (const type of [PREASSOC, ASSOC, DEASSOC]) {
      s.request(type, 1);
      s.idle(240).respond(type, 1);
      s.idle(9);
      if (type !== DEASSOC) s.granted(type, 1).wait(5);
    }
    return s;
  }, [GONE]),
];
