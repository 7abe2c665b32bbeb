/** Why the octets of a frame are not there any more. */
export const GONE_WORDS = {
  overwritten: 'octets are gone: newer ones took their place',
  changed: 'octets are gone: the file was changed',
  unreadable: 'octets are gone: the file cannot be read',
} as const;
