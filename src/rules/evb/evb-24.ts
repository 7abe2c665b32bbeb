import { rule } from '../rule.js';

/** One end sends the EVB TLV of the drafts and the ratified one, and both stand: in one LLDPDU, or in those of two agents. */
export const evb24 = rule({
  id: 'EVB-24',
  severity: 'note',
  spec: '802.1Q D.2.12; 802.1Qbg D0.2',
  title: 'draft and ratified EVB from one end',
  on: ['evb', 'evb.draft'],
  memory: () => new WeakSet(),
  check: ({ speaker, neighbour, frame }, told) => {
    if (!speaker.evb || !speaker.evbDraft || frame === null) {
      told.delete(speaker);
      return null;
    }
    // Without destination addresses two LLDPDUs may be of one agent that goes over from one version to the other.
    const isOneAgent = neighbour.destination === null && speaker.evb.frame !== speaker.evbDraft.frame;
    if (told.has(speaker) || isOneAgent) return null;
    told.add(speaker);
    const frames = [...new Set([speaker.evb.frame, speaker.evbDraft.frame])].sort((a, b) => a - b);
    return { expected: 'one version of EVB', received: `both from the ${speaker.role ?? 'same end'}`, frames };
  },
  explain: {
    why: 'The other end chooses one of them: the two ends may run different versions, and then VDP does not work.',
    usual: ['an agent that offers both until it knows the other end', 'draft and ratified modules of lldpad both enabled'],
    try: ['enable one version only', 'which one does the other end speak? `evbscope print -Y lldp -V`'],
  },
});
