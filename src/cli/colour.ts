import { PLAIN_PAINT, type Paint } from '../export/paint.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether output is coloured: `--color` first, then NO_COLOR, FORCE_COLOR, TERM=dumb, and whether it is a terminal. */
export function wantsColour(when: 'auto' | 'always' | 'never', env: Environment, isTerminal: boolean): boolean {
  if (when !== 'auto') return when === 'always';
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Colours of the sixteen that every terminal has. */
export async function paintFor(isColoured: boolean): Promise<Paint> {
  if (!isColoured) return PLAIN_PAINT;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    error: (text) => chalk.red.bold(text),
    security: (text) => chalk.magenta.bold(text),
    warning: (text) => chalk.yellow(text),
    note: (text) => chalk.cyan(text),
    good: (text) => chalk.green(text),
    pending: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    dim: (text) => chalk.dim(text),
    bold: (text) => chalk.bold(text),
  };
}
