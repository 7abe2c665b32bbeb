import type { Parameter } from '../../track/channel.js';
import type { Evb } from '../../track/pdus.js';

/** The values that are negotiated, with what each end says of where its value comes from; R and RTE have no such bit. */
export const PARAMETERS: readonly { readonly key: Parameter; readonly title: string; readonly isRemote: (tlv: Evb) => boolean }[] = [
  { key: 'r', title: 'R', isRemote: () => false },
  { key: 'rte', title: 'RTE', isRemote: () => false },
  { key: 'rwd', title: 'RWD', isRemote: ({ rolRwd }) => rolRwd === 1 },
  { key: 'rka', title: 'RKA', isRemote: ({ rolRka }) => rolRka === 1 },
];
