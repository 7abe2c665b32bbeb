import type { App } from '../app.js';
import { count } from '../../text/number.js';
import { noCompletion, type Question } from '../prompt.js';

/** What `q` asks where frames of a live capture would be lost with the screens; null where none would. */
export function quitQuestion(app: App): Question | null {
  const { live, unsavedFrames } = app.state;
  if (live === null || live.status.recording !== null || unsavedFrames === 0) return null;
  return {
    label: `${count(unsavedFrames, 'captured frame')} in no file (s saves): quit? (y/n) `,
    history: [],
    check: () => null,
    complete: noCompletion,
    accept: (text) => {
      if (/^y/i.test(text)) app.quit();
      return null;
    },
    isOneLetter: true,
  };
}
