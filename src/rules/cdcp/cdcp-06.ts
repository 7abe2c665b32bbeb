import { layerRule } from '../layer-rule.js';

/** The numbers that come more than once. */
function repeated(numbers: readonly number[]): number[] {
  return [...new Set(numbers.filter((number, i) => numbers.indexOf(number) !== i))];
}

/** An SCID is listed twice, or two S-channels have one SVID. */
export const cdcp06 = layerRule({
  id: 'CDCP-06',
  severity: 'error',
  spec: '802.1Q 42',
  title: 'S-channel listed twice',
  of: 'cdcp',
  check: ({ pdu, frame }) => {
    if (!pdu) return null;
    const scids = repeated(pdu.channel.map(({ scid }) => scid)).map((scid) => `SCID ${scid}`);
    const svids = repeated(pdu.channel.flatMap(({ svid }) => (svid > 0 ? [svid] : []))).map((svid) => `SVID ${svid}`);
    const twice = [...scids, ...svids];
    return twice.length === 0 ? null : { expected: 'each SCID and each SVID once', received: `${twice.join(', ')} more than once`, frames: [frame.no] };
  },
  explain: {
    why: 'Two S-channels become one on the wire: the traffic of one tenant reaches the other.',
    usual: ['overlapping S-channel configurations by hand and by CDCP', 'a bug of the SVID pool of the bridge'],
    try: ['look at the list: `evbscope print -V`', 'remove one of the two S-channels', 'check whether frames of both tenants carry that S-tag'],
  },
});
