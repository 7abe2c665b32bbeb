import { ASSOC, DEASSOC, tlv } from '../scenario.js';
import { clean, GONE, UP, type CleanSession } from './clean-session.js';
import { RELAY_AND_GROUPS, Session } from './session.js';

const LIVES = [{ number: 1 }, { number: 2 }];

/** Both ends of `RELAY_AND_GROUPS` meet again after the agent of `who` began anew: its first LLDPDU shows that it heard nothing. */
function returns(s: Session, who: 'station' | 'bridge'): void {
  const { bridge, station } = RELAY_AND_GROUPS;
  if (who === 'bridge') {
    s.evb('bridge', { ...bridge, rrctr: 0 });
    s.wait(0.5).evb('station', { ...station, rrstat: 0 });
  } else {
    s.evb('station', { ...station, rrstat: 3 });
    s.wait(0.5).evb('bridge', bridge);
  }
  s.wait(0.5).meet();
}

/** The station asks for its VSIs again; the bridge, or the station, counts from 1 again. */
function reissued(s: Session, who: 'station' | 'bridge'): Session {
  s.send('station', [tlv.manager(), tlv.assoc(ASSOC, 1)], who === 'station' ? 1 : undefined);
  s.ack('bridge');
  s.wait(0.002).send('bridge', [tlv.manager(), tlv.assoc(ASSOC, 1, { ack: 1, keep: 0, hard: 0, error: 0 })], who === 'bridge' ? 1 : undefined);
  s.ack('station');
  return s.wait(0.2).granted(ASSOC, 2).alive(60, LIVES);
}

const twoVsis = (): Session => new Session(RELAY_AND_GROUPS).meet().granted(ASSOC, 1).granted(ASSOC, 2).alive(40, LIVES);

/** LLDP agents that begin anew, go and come back, and speak often or seldom. */
export const AGENTS: readonly CleanSession[] = [
  clean('the bridge restarts in order, and the station asks for its VSIs again', () => {
    const s = twoVsis().wait(2);
    s.lldp('bridge', [], 0);
    returns(s.wait(4), 'bridge');
    return reissued(s, 'bridge').granted(DEASSOC, 1).granted(DEASSOC, 2);
  }, [GONE, GONE]),
  clean('the bridge restarts at once, and the station asks for its VSIs again', () => {
    const s = twoVsis().wait(5);
    returns(s, 'bridge');
    return reissued(s, 'bridge').granted(DEASSOC, 1).granted(DEASSOC, 2);
  }, [GONE, GONE]),
  clean('the bridge restarts, and keep-alives bring the VSIs back', () => {
    const s = twoVsis().wait(4);
    returns(s, 'bridge');
    return reissued(s.wait(2), 'bridge');
  }, [UP, UP]),
  clean('the station de-associates, restarts and asks again', () => {
    const s = twoVsis().granted(DEASSOC, 1).granted(DEASSOC, 2);
    s.lldp('station', [], 0);
    returns(s.wait(20), 'station');
    return reissued(s, 'station');
  }, [GONE, GONE, UP, UP]),
  clean('the agent of the host restarts under its VSIs and asks for them again', () => {
    const s = twoVsis().wait(2);
    s.lldp('station', [], 0);
    returns(s.wait(3), 'station');
    return reissued(s, 'station');
  }, [UP, UP]),
  clean('both agents say goodbye, and come back half an hour later', () => {
    const s = twoVsis().granted(DEASSOC, 1).granted(DEASSOC, 2);
    s.lldp('station', [], 0);
    s.wait(0.1).lldp('bridge', [], 0);
    s.wait(1800);
    returns(s, 'station');
    return s.granted(ASSOC, 3).alive(60, [{ number: 3 }]);
  }, [GONE, GONE, UP]),
  clean('a TTL of 16 s, LLDPDUs each 10 s', () => new Session({ refreshSec: 10, ttl: 16 }).meet().life(1), [GONE]),
  clean('a TTL of 4 s, LLDPDUs each second', () => {
    const s = new Session({ refreshSec: 1, ttl: 4 }).meet().granted(ASSOC, 1);
    for (let i = 0; i < 6; i++) s.idle(10).granted(ASSOC, 1);
    return s.granted(DEASSOC, 1);
  }, [GONE]),
  clean('a TTL of an hour, LLDPDUs each 15 minutes', () => new Session({ refreshSec: 900, ttl: 3601 }).meet().granted(ASSOC, 1).alive(7200, [{ number: 1 }]), [UP], { isSeldomTold: true }),
  clean('a TTL of 65535 s', () => new Session({ refreshSec: 3600, ttl: 65_535 }).meet().granted(ASSOC, 1).alive(600, [{ number: 1 }]), [UP], { isSeldomTold: true }),
  clean('a TTL that is set anew', () => {
    const s = new Session({ ttl: 121 }).meet().granted(ASSOC, 1).alive(40, [{ number: 1 }]);
    s.usual = { refreshSec: 5, ttl: 20 };
    s.alive(60, [{ number: 1 }]);
    s.usual = { refreshSec: 5, ttl: 3601 };
    s.alive(10, [{ number: 1 }]).usual = { ttl: 3601 };
    return s.alive(90, [{ number: 1 }]).granted(DEASSOC, 1);
  }, [GONE]),
];
