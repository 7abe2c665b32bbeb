import { csvLine } from '../../export/csv-line.js';
import { fieldTable } from '../../export/field-table.js';
import { FrameJson } from '../../export/frame-json.js';
import { SEVERITY_LETTER } from '../../export/severity-letter.js';
import { jsonLine, safe } from '../../text/safe.js';
import { TextBuffer } from '../../text/text-buffer.js';
import { plainScreen } from '../plain-screen.js';
import type { Saver, SavePlace } from '../save.js';
import type { Excerpt } from '../view.js';
import type { World } from '../world.js';
import { FRAME_TITLES, frameRow } from './frame-row.js';

/** Octets that are made before they are handed over. */
const CHUNK = 64 * 1024;

/** A form that something is saved in, by the ending of the file's name. */
export interface SaveForm {
  readonly ending: string;
  readonly title: string;
  /** Whether all that was captured of a frame is in it. */
  readonly isCapture: boolean;
  /** What of an excerpt it holds, for the sentence behind it: null where frames are what is counted. */
  readonly holds: (excerpt: Excerpt) => string | null;
  /** `tally` is called with every frame that goes in. */
  readonly pieces: (place: SavePlace, excerpt: Excerpt, saver: Saver, tally: () => void) => Iterable<Uint8Array>;
}

function* lines(texts: Iterable<string>): Iterable<Uint8Array> {
  const to = new TextBuffer(CHUNK);
  for (const text of texts) {
    to.text(text);
    to.text('\n');
    if (to.length < CHUNK) continue;
    yield to.octets.slice(0, to.length);
    to.length = 0;
  }
  yield to.octets.slice(0, to.length);
}

function* events(excerpt: Excerpt): Iterable<string> {
  for (const event of excerpt.events?.() ?? []) yield jsonLine(event);
}

/** As `print -T jsonl` writes them. */
function* frameEvents({ recording: { frames, timebase } }: World, ids: readonly number[], tally: () => void): Iterable<Uint8Array> {
  const isOfSeveral = ids.some((id) => frames.row(id)?.point.file);
  const json = new FrameJson(frames.dissectors, timebase.originSec, isOfSeveral);
  const to = new TextBuffer(CHUNK);
  for (const id of ids) {
    const row = frames.decode(id);
    if (row === null) continue;
    json.write(to, row);
    tally();
    if (to.length < CHUNK) continue;
    yield to.octets.slice(0, to.length);
    to.length = 0;
  }
  yield to.octets.slice(0, to.length);
}

function* frameTable(world: World, ids: readonly number[], tally: () => void): Iterable<readonly string[]> {
  const table = fieldTable(world.recording.frames.dissectors);
  yield FRAME_TITLES;
  for (const id of ids) {
    const row = frameRow(world, table, id);
    if (row === null) continue;
    tally();
    yield row;
  }
}

function* csv(rows: Iterable<readonly string[]>): Iterable<string> {
  for (const row of rows) yield csvLine(row);
}

function text({ view, world, size }: SavePlace, excerpt: Excerpt): Iterable<string> {
  return excerpt.lines?.() ?? plainScreen(view.draw(world, size), false).trimEnd().split('\n');
}

/** Indented, nothing in it is markup. */
function* markdown({ world }: SavePlace, texts: Iterable<string>): Iterable<string> {
  yield `evbscope, ${world.title.replace(/[^\p{L}\p{N} ._-]/gu, '_')}:`;
  yield '';
  for (const one of texts) yield `    ${one}`;
}

/** The rules that name a frame, for its comment; null for none. */
function comment({ digest }: World, no: number): string | null {
  const findings = digest.found.ofFrame(no).map(({ severity, rule, message }) => `${SEVERITY_LETTER[severity]} ${rule} ${safe(message)}`);
  return findings.length === 0 ? null : `evbscope: ${findings.join('; ')}`;
}

export const SAVE_FORMS: readonly SaveForm[] = [
  { ending: '.pcapng', title: 'the frames, with the rules that name them as comments', isCapture: true, holds: () => null, pieces: ({ world }, { frames }, saver, tally) => saver.capture(frames, (no) => (tally(), comment(world, no))) },
  { ending: '.jsonl', title: 'JSON, a line each', isCapture: false, holds: ({ events: of }) => (of ? 'rows' : null), pieces: ({ world }, excerpt, _saver, tally) => (excerpt.events ? lines(events(excerpt)) : frameEvents(world, excerpt.frames, tally)) },
  { ending: '.csv', title: 'the rows of the table', isCapture: false, holds: ({ table }) => (table ? 'rows' : null), pieces: ({ world }, { table, frames }, _saver, tally) => lines(csv(table?.() ?? frameTable(world, frames, tally))) },
  { ending: '.txt', title: 'the view as text', isCapture: false, holds: () => 'this view', pieces: (place, excerpt) => lines(text(place, excerpt)) },
  { ending: '.md', title: 'the view as text, for a report', isCapture: false, holds: () => 'this view', pieces: (place, excerpt) => lines(markdown(place, text(place, excerpt))) },
];
