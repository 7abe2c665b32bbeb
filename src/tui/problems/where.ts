import { vsiidText } from '../../text/vsi-id.js';
import type { Finding } from '../../model/finding.js';
import { cutMiddle } from '../draw/cut-middle.js';
import { wireText } from '../draw/wire-text.js';
import type { World } from '../world.js';

const SHORT_ID = 9;

/** What a finding is about, in a few columns: the name of its VSI or its VSIID, shortened, else the first frame that proves it. */
export function whereOf({ life: id, frames }: Finding, { recording: { analysis } }: World): string {
  const life = id === null ? null : analysis.life(id);
  if (life === null) return frames[0] === undefined ? '-' : `#${frames[0]}`;
  return life.name === null ? cutMiddle(vsiidText(life.format, life.vsiid), SHORT_ID) : wireText(life.name);
}
