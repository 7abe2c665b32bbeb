import { evb } from '../../dissectors/evb.js';
import { lldp, lldpCapabilities, lldpChassis, lldpEnd, lldpPort, lldpPortDescription, lldpSystemDescription, lldpSystemName, lldpTtl } from '../../dissectors/lldp.js';
import { layer } from '../../src/dissect/dissector.js';
import { controlFrame, macOf, type Who } from './control-frame.js';
import { type EvbTimers, TIMERS } from './evb-timers.js';

const text = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value));

/**
 * The LLDPDU of an end. `hasHeard`: it knows the other end's EVB TLV by now and echoes its half; reflective relay is on as
 * soon as both know each other (PROTOCOLS 2.1, 2.4).
 */
export function lldpFrame(who: Who, link: number, hasHeard: boolean, { r, rte, rwd, rka }: EvbTimers = TIMERS): Buffer {
  const [mac, isBridge] = [macOf(who, link), who === 'bridge'];
  const relay = { bgid: 0, rrcap: isBridge || hasHeard ? 1 : 0, rrctr: hasHeard ? 1 : 0, sgid: 0, rrreq: !isBridge || hasHeard ? 1 : 0, rrstat: hasHeard ? 1 : isBridge ? 0 : 3 };
  const capability = isBridge ? 0x14 : 0x80;
  const own = {
    port: isBridge ? `Ethernet1/${link + 1}` : 'eno3',
    name: isBridge ? `leaf-${Math.floor(link / 48) + 1}` : `host-${link + 1}`,
    system: isBridge ? 'Bridge software 7.2.1' : 'Linux 6.1.0-18-amd64 x86_64',
  };
  return controlFrame(
    who,
    link,
    'lldp',
    layer(
      lldp,
      {},
      layer(lldpChassis, { subtype: 4, id: mac }),
      layer(lldpPort, { subtype: 5, id: text(own.port) }),
      layer(lldpTtl, { ttl: 121 }),
      layer(lldpPortDescription, { text: text(own.port) }),
      layer(lldpSystemName, { text: text(own.name) }),
      layer(lldpSystemDescription, { text: text(own.system) }),
      layer(lldpCapabilities, { supported: capability, enabled: capability }),
      layer(evb, { ...relay, r, rte, rwd, rka, mode: isBridge ? 1 : 2, rolRwd: hasHeard ? 1 : 0, rolRka: hasHeard ? 1 : 0 }),
      layer(lldpEnd, {}),
    ),
  );
}
