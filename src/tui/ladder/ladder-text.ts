import type { LinkState } from '../../model/link.js';
import type { VsiLife } from '../../model/vsi.js';
import { linkText } from '../../export/link-text.js';
import { count } from '../../text/number.js';
import { vsiidText } from '../../text/vsi-id.js';
import { plainText } from '../draw/line.js';
import { narrow } from '../draw/narrow.js';
import { wireText } from '../draw/wire-text.js';
import { shownLife } from '../shown-life.js';
import type { World } from '../world.js';
import { ladderLayout } from './ladder-layout.js';
import { ladderLine, ladderTitles, lifelineEnds, type LadderPicture } from './ladder-lines.js';
import { ladderLife, ladderLives } from './ladder-lives.js';
import type { LadderOptions } from './ladder-model.js';
import { ladderRows } from './ladder-rows.js';
import { Messages } from './message.js';
import { shownRows } from './shown-rows.js';
import { timesBefore } from './times-before.js';

/** As wide as documents can be that people print. */
const COLUMNS = 110;

function heading(life: VsiLife): string {
  const name = life.name === null ? '' : ` ${wireText(life.name)}`;
  return `VSI #${life.id + 1}${name} ${vsiidText(life.format, life.vsiid)} on ${narrow(linkText(life.link, life.channel))}: ${shownLife(life).state}`;
}

/**
 * The whole ladder of the VSI in focus as lines of text: with the marked ones where it is among them, with all of its link
 * where that is asked for. Empty where there is no VSI.
 */
export function ladderText(world: World, { isAllOfLink, hidesAcks }: LadderOptions): string[] {
  const { recording: { frames }, digest, focus } = world;
  const life = ladderLife(world);
  if (life === null) return [];
  const { lives, left } = ladderLives(world, life, isAllOfLink);
  const ladder = ladderRows(lives, frames, digest.summary.timeNs, focus.frame);
  const { earlier, later } = ladder;
  const rows = shownRows(ladder, hidesAcks);
  const links = new Map(digest.links.map(({ state }): [string, LinkState] => [state.name, state]));
  const byId = new Map(lives.map((one): [number, VsiLife] => [one.id, one]));
  const picture: LadderPicture = {
    world, layout: ladderLayout(COLUMNS), messages: new Messages(), colour: 'state', isShared: lives.length > 1, selected: null, marked: [],
    lifeOf: (id) => byId.get(id) ?? null, linkOf: (name) => links.get(name) ?? null,
  };
  const isOneLink = lives.every(({ link }) => link === life.link);
  const before = timesBefore(rows);
  const lines = [
    ladderTitles(isOneLink ? (links.get(life.link) ?? null) : null, picture),
    lifelineEnds('┬', picture),
    ...rows.map((row, index) => ladderLine(row, before[index]!, picture)),
    lifelineEnds('┴', picture),
  ];
  const missing = [...(earlier > 0 ? [`${count(earlier, 'earlier frame')} left out`] : []), ...(later > 0 ? [`${count(later, 'later frame')} left out`] : []), ...(left > 0 ? [`${count(left, 'more VSI')} of the link left out`] : [])];
  return [...lives.map(heading), '', ...lines.map((one) => plainText(one).trimEnd()), ...missing];
}
