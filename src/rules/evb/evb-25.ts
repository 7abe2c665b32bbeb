import { rule } from '../rule.js';

/**
 * An LLDPDU of an agent (MSAP and destination address) that carried an EVB TLV before and does not now. A goodbye is none of
 * that, nor is an agent that goes over to the other version. Without destination addresses agents cannot be told apart.
 */
export const evb25 = rule({
  id: 'EVB-25',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'EVB TLV gone from LLDP',
  destination: true,
  on: 'lldp',
  check: ({ neighbour: { carries }, speaker, decoded, frame }) => {
    const last = carries.evb ? speaker.evb : carries.evbDraft ? speaker.evbDraft : null;
    const isThere = decoded.layers.some(({ name }) => name === 'evb' || name === 'evb-draft');
    if (last === null || isThere || decoded.truncated || frame === null) return null;
    return { expected: 'an EVB TLV, as in the LLDPDU before', received: `none from the ${speaker.role ?? 'sender'}`, frames: [last.frame, frame.no] };
  },
  explain: {
    why: 'The other end forgets what it knew: the role, the timers and the state of reflective relay. EVB is off under virtual machines that run; VSIs stay until their keep-alives fail.',
    usual: ['transmission of the EVB TLV was switched off', 'the agent was reconfigured', 'a second LLDP agent took over the port'],
    try: ['is it wanted? `lldptool -t -i IFACE -g ncb -V evb -c enableTx`', 'who changed the configuration at that time?', 'look for a second LLDP agent: `evbscope print -Y lldp`'],
  },
});
