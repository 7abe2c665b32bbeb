import { ABSENT, PRESENT, PROCESSING, SETTLED, type Machine, type Row } from './table.js';
import type { VsiState } from '../../model/vsi.js';

/** Where the capture began mid-way the first answer tells the state. */
const ANSWERED: readonly VsiState[] = ['UNKNOWN', ...PRESENT];

const requests: readonly Row[] = [
  { from: [...ABSENT, ...PRESENT], on: 'request preassoc', to: 'PREASSOC_PROCESSING', cause: 'request' },
  { from: [...ABSENT, ...PRESENT], on: 'request assoc', to: 'ASSOC_PROCESSING', cause: 'request' },
  // Of a VSI that has left it changes nothing: draft stations let such TLVs ride along for ever.
  { from: ['UNKNOWN', 'UNASSOCIATED', ...PRESENT], on: 'request deassoc', to: 'DEASSOC_PROCESSING', cause: 'request' },
];

const answers: readonly Row[] = [
  { from: ANSWERED, on: 'success preassoc', to: 'PREASSOCIATED', cause: 'response' },
  { from: ANSWERED, on: 'success assoc', to: 'ASSOCIATED', cause: 'response' },
  { from: ANSWERED, on: 'success deassoc', to: 'EXIT', cause: 'response' },
  { from: ANSWERED, on: 'refused', to: 'EXIT', cause: 'refused' },
  { from: PRESENT, on: 'mismatch', to: 'EXIT', cause: 'mismatch' },
  { from: PRESENT, on: 'no answer', to: 'EXIT', cause: 'timeout' },
  { from: PRESENT, on: 'silence', to: 'EXIT', cause: 'timeout' },
];

/** The station of the ratified standard (PROTOCOLS 6.1), reduced to what shows on the wire. */
export const stationRatified: Machine = {
  side: 'station',
  generation: 'ratified',
  title: 'VSI at the station, ratified',
  spec: '802.1Q 41.5.3',
  rows: [
    ...requests,
    ...answers,
    // Keep on an associate leaves the machine in its associated branch; on anything else that waits it ends the VSI.
    { from: ['ASSOC_PROCESSING'], on: 'kept', to: 'ASSOCIATED', cause: 'refused' },
    { from: ['PREASSOC_PROCESSING', 'DEASSOC_PROCESSING'], on: 'kept', to: 'EXIT', cause: 'refused' },
    { from: ANSWERED, on: 'unsolicited', to: 'EXIT', cause: 'unsolicited' },
  ],
};

/** The station of the drafts 0.x (PROTOCOLS 6.3): an unsolicited de-associate passes through DEASSOC_PROCESSING. */
export const stationDraft: Machine = {
  side: 'station',
  generation: 'draft',
  title: 'VSI at the station, draft',
  spec: '802.1Qbg D0.2',
  rows: [
    ...requests,
    ...answers,
    { from: ['UNKNOWN', ...SETTLED], on: 'unsolicited', to: 'DEASSOC_PROCESSING', cause: 'unsolicited' },
    { from: PROCESSING, on: 'unsolicited', to: 'EXIT', cause: 'unsolicited' },
  ],
};
