import type { Channel } from '../track/channel.js';

/** A link for people, with its S-channel where that is not the default one: `eno3`, `eno3/5`. Wire text. */
export function linkName({ link, svid }: Channel): string {
  return svid === null ? link.current.name : `${link.current.name}/${svid}`;
}
