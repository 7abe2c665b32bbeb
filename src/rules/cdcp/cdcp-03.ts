import { Lasting } from '../lasting.js';
import { rule } from '../rule.js';

const LASTS = 3;

/** Both ends claim the same CDCP role, and go on doing so. */
export const cdcp03 = rule({
  id: 'CDCP-03',
  severity: 'error',
  spec: '802.1Q 42',
  title: 'same CDCP role at both ends',
  on: 'cdcp',
  memory: () => new Lasting(),
  check: ({ channel, speaker, tlv, timeNs, frame }, same) => {
    const other = channel.opposite(speaker)?.cdcp?.tlv;
    if (frame === null || other?.role !== tlv.role) return same.cease();
    same.hold(speaker, timeNs, frame.no);
    const frames = same.afterFrames(LASTS);
    return frames && { expected: 'one station and one bridge', received: `both say ${tlv.role === 1 ? 'station' : 'bridge'}`, frames };
  },
  explain: {
    why: 'With equal roles CDCP does not run: there are no S-channels but the default one, and whatever a host puts into others is lost.',
    usual: ['the default role is bridge and the host was never set to station', 'two switches are cabled to each other'],
    try: ['check the CDCP role of both ends', 'check the cabling by Chassis ID and Port ID: `evbscope print`'],
  },
});
