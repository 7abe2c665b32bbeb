import type { Speaker } from '../../track/channel.js';
import { withSlack } from '../../track/slack.js';
import { rule } from '../rule.js';

/** Whoever speaks EVB sends LLDPDUs as often. */
const LLDP_NS = 30e9;

/** ECP of one end of a link, and no frame at all of the other one, not even the next LLDPDU. Not where several links share a capture point: who belongs together is open there. */
export const cap02 = rule({
  id: 'CAP-02',
  severity: 'note',
  spec: 'pcapng 4',
  title: 'only one direction captured',
  absence: true,
  on: ['ecp.request', 'ecp.ack'],
  memory: () => ({ isAsked: false }),
  check: (event, memory) => {
    if (memory.isAsked) return null;
    memory.isAsked = true;
    const speaker: Speaker = 'speaker' in event ? event.speaker : event.exchange.speaker;
    return {
      expected: 'frames of both ends',
      received: `frames of ${speaker.end.mac} only`,
      frames: [event.frame.no],
      reason: 'nothing is said of what the other end does not do',
      waitsNs: withSlack(LLDP_NS),
      unless: () => speaker.end.link.ends.length > 1 || speaker.end.link.sharesPoint,
    };
  },
  explain: {
    why: 'Answers and acknowledgements of the other end cannot be seen, so that rules about what is missing keep quiet, and states of VSIs are inferred.',
    usual: ['a mirror session of one direction', 'one fibre of a tap only', 'the other end sends nothing at all'],
    try: ['mirror both directions, or give both files of the tap: `evbscope check rx.pcap tx.pcap`'],
  },
});
