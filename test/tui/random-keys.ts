import { KEYMAP, type Binding } from '../../src/tui/keymap.js';

/** Keys that neither end the program nor leave the screen. */
export const RANDOM_KEYS = (KEYMAP as readonly Binding[]).flatMap(({ action, keys }) => (['quit', 'quit-back', 'interrupt', 'suspend', 'plain'].includes(action) ? [] : keys.map((key) => key.replace(' *', ''))));
/** What is typed into prompts, too. */
export const TYPED = ['vsi.state == pending', 'link == eno5 and ', 'rule == "VSI-01"', '((', '331', 'goto 12', 'set time delta', 'ff', '/a+/', '\\', '\u202e中'];
