import { safe } from '../text/safe.js';

/** A link and its S-channel for people: `eno3`, or `eno3/5` for the channel of SVID 5. */
export function linkText(link: string, channel: number | null): string {
  return safe(link) + (channel === null ? '' : `/${channel}`);
}
