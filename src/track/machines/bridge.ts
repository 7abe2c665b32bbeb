import { ABSENT, PRESENT, type Machine, type Row } from './table.js';

/** Both generations behave alike at the bridge as far as the wire shows it; its processing hardly does. */
const rows: readonly Row[] = [
  { from: [...ABSENT, ...PRESENT], on: 'request preassoc', to: 'PREASSOC_PROCESSING', cause: 'request' },
  { from: [...ABSENT, ...PRESENT], on: 'request assoc', to: 'ASSOC_PROCESSING', cause: 'request' },
  { from: PRESENT, on: 'request deassoc', to: 'DEASSOC_PROCESSING', cause: 'request' },
  { from: [...ABSENT, ...PRESENT], on: 'success preassoc', to: 'PREASSOCIATED', cause: 'response' },
  { from: [...ABSENT, ...PRESENT], on: 'success assoc', to: 'ASSOCIATED', cause: 'response' },
  { from: [...ABSENT, ...PRESENT], on: 'success deassoc', to: 'EXIT', cause: 'response' },
  { from: [...ABSENT, ...PRESENT], on: 'refused', to: 'EXIT', cause: 'refused' },
  { from: [...ABSENT, ...PRESENT], on: 'unsolicited', to: 'EXIT', cause: 'unsolicited' },
  { from: PRESENT, on: 'silence', to: 'EXIT', cause: 'timeout' },
];

/** The bridge of the ratified standard (PROTOCOLS 6.2). */
export const bridgeRatified: Machine = { side: 'bridge', generation: 'ratified', title: 'VSI at the bridge, ratified', spec: '802.1Q 41.5.2', rows };

/** The bridge of the drafts 0.x (PROTOCOLS 6.3). */
export const bridgeDraft: Machine = { side: 'bridge', generation: 'draft', title: 'VSI at the bridge, draft', spec: '802.1Qbg D0.2', rows };
