import { duration } from '../../text/duration.js';
import { rule } from '../rule.js';

/** No LLDPDU of a neighbour for longer than its TTL, and no shutdown either. Not where the same sender goes on under another name. */
export const lldp09 = rule({
  id: 'LLDP-09',
  severity: 'warning',
  spec: '802.1AB 9.2.8',
  title: 'LLDP neighbour fell silent',
  absence: true,
  on: 'lldp.expired',
  looksBackNs: ({ neighbour, timeNs }) => timeNs - neighbour.lastNs,
  check: ({ neighbour, timeNs }) => {
    if (neighbour.company.hasOtherName(neighbour)) return null;
    return {
      expected: `an LLDPDU or a shutdown within ${neighbour.ttlSec} s`,
      received: `nothing for ${duration(timeNs - neighbour.lastNs)}`,
      frames: [neighbour.lastFrame],
      reason: neighbour.carries.evb ? 'its EVB TLV is void from now on' : '',
    };
  },
  explain: {
    why: 'What the neighbour said is void. With its EVB TLV gone the other end no longer knows the timers and the reflective relay state; virtual machines may lose their network without any message.',
    usual: ['the LLDP agent crashed or was killed', 'the link failed, or the host was switched off', 'the interface was moved or its VLANs changed', 'LLDP is filtered somewhere'],
    try: ['is the agent alive? (`systemctl status lldpad`)', 'is the link up at both ends?', 'look for VSIs that fell silent at the same time: `evbscope vsis`'],
  },
});
