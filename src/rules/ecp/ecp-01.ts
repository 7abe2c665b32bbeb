import { layersOf } from '../../track/pdus.js';
import { rule } from '../rule.js';

const VERSION = 1;

/** An ECPDU of another version. */
export const ecp01 = rule({
  id: 'ECP-01',
  severity: 'error',
  spec: '802.1Q 43.3',
  title: 'ECP version unknown',
  on: 'frame',
  of: 'ecp',
  check: ({ decoded, frame }) =>
    layersOf(decoded, 'ecp')
      .filter(({ pdu }) => pdu.version !== VERSION)
      .map(({ pdu }) => ({ expected: `version ${VERSION}`, received: `version ${pdu.version}`, frames: [frame.no] })),
  explain: {
    why: 'The receiver drops the ECPDU without an acknowledgement: nothing that it carries reaches VDP, and the VSI times out.',
    usual: ['a bug of the sender', 'corruption on the way', 'another protocol under the EtherType of ECP'],
    try: ['look at the frame: `evbscope print -V -x`', 'find out which device owns the source address', 'update its software'],
  },
});
