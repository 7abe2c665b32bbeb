import { count, thousands } from '../text/number.js';
import type { Question } from './prompt.js';
import { SAVE_FORMS, type SaveForm } from './save/save-forms.js';
import type { Size } from './screen.js';
import type { Excerpt, View } from './view.js';
import type { World } from './world.js';

/** Who writes files: the screens only say what is to be in them. */
export interface Saver {
  /** Why nothing is written there, null where it may be. */
  refusal(path: string, overwrites: boolean): string | null;
  /** A pcapng capture of frames by the ids of their rows, in pieces; `comment` is asked about every one that goes in, by its number. */
  capture(ids: Iterable<number>, comment: (no: number) => string | null): Iterable<Uint8Array>;
  /** Writes a file, and takes it away again where that fails. Throws an error whose message is a sentence. */
  write(path: string, overwrites: boolean, pieces: Iterable<Uint8Array>): Promise<void>;
}

/** What is saved, and how the user is told. */
export interface SavePlace {
  readonly view: View;
  readonly world: World;
  /** Of the view on the screen. */
  readonly size: Size;
  readonly history: string[];
  /** Tells what came of it. */
  readonly say: (text: string) => void;
  /** These frames, by the ids of their rows, are in a capture now. */
  readonly onSaved: (ids: readonly number[]) => void;
}

/** A name as it was typed: `!` at its end allows to overwrite. */
interface Target {
  readonly path: string;
  readonly overwrites: boolean;
  readonly form: SaveForm | null;
}

const ENDINGS = SAVE_FORMS.map(({ ending }) => ending).join(' ');

function targetOf(typed: string): Target {
  const text = typed.trim();
  const overwrites = text.endsWith('!');
  const path = overwrites ? text.slice(0, -1) : text;
  return { path, overwrites, form: SAVE_FORMS.find(({ ending }) => path.toLowerCase().endsWith(ending)) ?? null };
}

async function save({ form, path, overwrites }: { form: SaveForm; path: string; overwrites: boolean }, excerpt: Excerpt, place: SavePlace, saver: Saver): Promise<string> {
  let saved = 0;
  await saver.write(path, overwrites, form.pieces(place, excerpt, saver, () => saved++));
  const what = form.holds(excerpt);
  if (what !== null) return `saved ${what} to ${path}`;
  if (form.isCapture) place.onSaved(excerpt.frames);
  const gone = excerpt.frames.length - saved;
  return `saved ${count(saved, 'frame')} to ${path}${gone === 0 ? '' : `; the octets of ${thousands(gone)} are gone`}`;
}

/** The question that `s` asks: the name of a file, whose ending says in which form. */
export function saveQuestion(place: SavePlace, saver: Saver): Question {
  // Which frames are meant is found out once.
  const excerpt = { ...place.view.excerpt(place.world) };
  const check = (text: string): string | null => {
    const { path, overwrites, form } = targetOf(text);
    if (form === null) return `the ending says the form: ${ENDINGS}`;
    if (form.holds(excerpt) === null && excerpt.frames.length === 0) return 'there is no frame to save';
    return saver.refusal(path, overwrites);
  };
  return {
    label: `save ${count(excerpt.frames.length, 'frame')} or this view to: `,
    history: place.history,
    check,
    complete: (text, cursor) => {
      const dot = text.lastIndexOf('.', cursor);
      const start = dot < 0 ? cursor : dot;
      const begun = text.slice(start, cursor);
      return { start, candidates: SAVE_FORMS.filter(({ ending }) => ending !== begun && ending.startsWith(begun)).map(({ ending, title }) => ({ text: ending, title })) };
    },
    accept: (text) => {
      const wrong = check(text);
      const { form, path, overwrites } = targetOf(text);
      if (wrong !== null || form === null) return wrong;
      void save({ form, path, overwrites }, excerpt, place, saver).then(place.say, (error: unknown) => place.say((error as Error).message));
      return null;
    },
  };
}
