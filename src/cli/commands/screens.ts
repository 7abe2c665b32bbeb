import { wireText } from '../../tui/draw/wire-text.js';
import { isUtf8 } from '../../tui/locale.js';
import { opening } from '../../tui/opening.js';
import { openTerminal } from '../../tui/terminal.js';
import { THEMES, type ThemeName } from '../../tui/theme.js';
import type { Context } from '../context.js';
import type { ExitStatus } from '../exit.js';
import { UsageError } from '../usage-error.js';

/** A number of VSIs; null where none was given. Throws UsageError. */
function expected(text: string | null): number | null {
  if (text !== null && !/^\d{1,9}$/.test(text)) throw new UsageError(`--expect wants a number of VSIs, not ${text}`);
  return text === null ? null : Number(text);
}

/** No colours where they are not wanted; else what was asked for, or what the terminal has. */
function themeOf(context: Context): ThemeName | null {
  if (!context.isColoured) return 'none';
  return THEMES.find((name) => name === context.value('theme')) ?? null;
}

function titleOf(files: readonly string[]): string {
  return wireText(files.map((file) => (file === '-' ? 'standard input' : (file.split('/').at(-1) ?? file))).join(' '));
}

/** Files or interfaces without a command, on a terminal: the screens. Where the terminal cannot show them the frames are printed. */
export async function screens(context: Context): Promise<readonly ExitStatus[]> {
  const expect = expected(context.value('expect'));
  const type = context.env['TERM'] ?? 'dumb';
  const streams = type === 'dumb' ? null : context.terminal();
  if (streams === null) {
    context.note(`${type === 'dumb' ? 'TERM is dumb' : 'there is no keyboard'}: the frames are printed instead of the screens`);
    return (await import('./print.js')).print(context);
  }
  const isAscii = context.has('ascii') || (!context.has('utf8') && !isUtf8(context.env));
  const title = titleOf(context.files.length > 0 ? context.files : context.values('interface').flatMap((names) => names.split(',')));
  const screen = openTerminal({ ...streams, type, isAscii, theme: themeOf(context) });
  // Something is there at once; what reads and analyses takes longer to load than the terminal.
  screen.paint(opening(title, screen.size), null);
  const { showCapture } = await import('../show-capture.js');
  return showCapture(context, { ...streams, screen, isAscii, title, expect });
}
