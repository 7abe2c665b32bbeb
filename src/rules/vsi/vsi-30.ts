import type { Life } from '../../track/life.js';
import type { Link } from '../../track/link.js';
import type { Speaker } from '../../track/channel.js';
import { withSlack } from '../../track/slack.js';
import { rule } from '../rule.js';

/** A station whose link came back asks for its VSIs within seconds. */
const AGAIN_NS = 30e9;
const MAX_LIVES = 1000;

interface Outage {
  readonly speaker: Speaker;
  /** Of the agent that fell silent; there may be others beside it. */
  readonly destination: string | null;
  /** What was there when it began. */
  readonly lives: readonly Life[];
  /** When LLDP of that end was heard again, Infinity before. */
  backNs: number;
}

function livesOf(link: Link): readonly Life[] {
  return [...link.channels.values()].flatMap(({ lives }) => [...lives.values()].filter((life) => life.isSettled)).slice(0, MAX_LIVES);
}

/**
 * LLDP of an end ran out, or said goodbye, and came back; and of a VSI that was there before neither end has said anything
 * since. Judged 30 s and a keep-alive timeout after the return.
 */
export const vsi30 = rule({
  id: 'VSI-30',
  severity: 'warning',
  spec: '802.1Q 41',
  title: 'VSI not asked for again after an outage',
  absence: true,
  bothEnds: true,
  on: 'lldp',
  memory: () => ({ outage: null as Outage | null }),
  remember: {
    'lldp.expired': ({ speaker, neighbour: { destination }, link }, memory) => {
      memory.outage ??= { speaker, destination, lives: livesOf(link), backNs: Infinity };
    },
    'lldp.shutdown': ({ speaker, neighbour: { destination }, link }, memory) => {
      memory.outage ??= { speaker, destination, lives: livesOf(link), backNs: Infinity };
    },
  },
  check: ({ speaker, neighbour, timeNs, frame }, memory) => {
    const { outage } = memory;
    if (outage?.speaker !== speaker || outage.destination !== neighbour.destination) return null;
    outage.backNs = Math.min(outage.backNs, timeNs);
    const { backNs, lives } = outage;
    if (timeNs - backNs < Math.max(AGAIN_NS, ...lives.map(({ limits }) => withSlack(limits.keepAliveTimeoutNs)))) return null;
    memory.outage = null;
    const left = lives.filter((life) => life.isSettled && life.isLatest && life.lastEvidenceNs < backNs);
    return left.map((life) => ({
      expected: 'a request for it after LLDP came back',
      received: 'none',
      frames: [life.lastAnswerFrame ?? [], frame?.no ?? []].flat(),
      life,
      unless: () => !life.isLatest || life.lastEvidenceNs >= timeNs,
    }));
  },
  explain: {
    why: 'One end still counts on an association that the other has forgotten: the virtual machine has no network, or the switch holds resources for nobody.',
    usual: ['the agent on the host was restarted and forgot its VSIs', 'the switch was restarted, and the station did not notice', 'the virtual machine left during the outage'],
    try: ['does the virtual machine still run on that host?', 'ask for the VSI again (restart the machine, or `vdptool`)', 'look at the logs of both ends for the time of the outage'],
  },
});
