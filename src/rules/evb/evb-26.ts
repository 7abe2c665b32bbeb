import { rule } from '../rule.js';

const MODES: Readonly<Record<number, string>> = { 1: 'bridge', 2: 'station' };

/** An agent goes over from station to bridge, or back, from one LLDPDU to the next. */
export const evb26 = rule({
  id: 'EVB-26',
  severity: 'note',
  spec: '802.1Q 40, D.2.12',
  title: 'EVB mode changed',
  on: 'evb',
  check: ({ neighbour, tlv, frame }) => {
    const [before, now] = [MODES[neighbour.carries.evb?.mode ?? 0], MODES[tlv.mode]];
    if (before === undefined || now === undefined || before === now || frame === null) return null;
    return { expected: `${before}, as before`, received: now, frames: [frame.no] };
  },
  explain: {
    why: 'The end starts EVB anew in the other role. Its VSIs are lost, and if the other end has the same role now, none can be made.',
    usual: ['somebody changed the EVB mode', 'two agents with different settings on one port'],
    try: ['was it wanted? `lldptool -t -i IFACE -g ncb -V evb`', 'check the mode of the other end'],
  },
});
