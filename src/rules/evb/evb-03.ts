import { rule } from '../rule.js';

const MODES: Readonly<Record<number, string>> = { 0: '0, not supported', 3: '3, reserved' };

/** An EVB TLV whose sender is neither bridge nor station. */
export const evb03 = rule({
  id: 'EVB-03',
  severity: 'warning',
  spec: '802.1Q D.2.12',
  title: 'EVB TLV of no mode',
  on: 'evb',
  check: ({ tlv, frame }) => {
    const mode = MODES[tlv.mode];
    return mode === undefined || frame === null ? null : { expected: 'mode 1 (bridge) or 2 (station)', received: `mode ${mode}`, frames: [frame.no] };
  },
  explain: {
    why: 'EVB runs only between a bridge and a station. The other end does not start VDP, and virtual machines that depend on it have no network.',
    usual: ['EVB is enabled at this end, but without a mode', 'the hardware or a licence does not allow EVB', 'a bug of the agent'],
    try: ['check the mode: `lldptool -i IFACE -t -g ncb -V evb`, on the switch its EVB configuration', 'restart the LLDP agent of the sender'],
  },
});
