import type { Context } from './context.js';

/** Which frames a live capture takes, in words. */
export function capturedWords(context: Context): string {
  const own = context.value('capture-filter')?.trim() ?? '';
  if (context.has('data')) return own === '' ? 'all frames' : `all frames that pass ${own}`;
  return `control frames of EVB: LLDP, ECP and VDP, tagged or not${own === '' ? '' : `, that pass ${own}`}`;
}
