import type { EventOf } from '../../track/event.js';
import type { Verdict } from '../rule.js';

const RATIFIED = ['success', 'invalid format', 'insufficient resources', 'unable to contact the VSI manager', 'other failure', 'invalid VID, GroupID or MAC address'];
const DRAFT = ['success', 'invalid format', 'insufficient resources', 'unused VTID', 'VTID violation', 'VTID version violation', 'out of sync'];

/** The verdict on a refusal; null for a response to nothing about a VSI that had left (VSI-02). */
export function refusal({ life, response, answered, frame }: EventOf<'vsi.response'>): Verdict | null {
  if (!answered && life.hasLeft) return null;
  const names = response.generation === 'draft' ? DRAFT : RATIFIED;
  const flags = [response.isKept ? 'state kept' : '', response.isHard ? 'hard error' : ''].filter((flag) => flag !== '');
  const what = `error ${response.error}, ${names[response.error] ?? 'reserved'}`;
  return {
    expected: 'success',
    received: [what, ...flags].join('; '),
    frames: answered ? [answered.exchange.frame, frame.no] : [frame.no],
    life,
  };
}
