/** The views, by the keys 1 to 6. */
export const VIEWS = ['overview', 'vsis', 'ladder', 'packets', 'problems', 'latency'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The groups of the help page, in its order. */
export const GROUPS = ['Move', 'Find', 'Table', 'Output', 'Views', 'Screen', 'Ladder', 'Leave'] as const;
export type Group = (typeof GROUPS)[number];

/** What a key does, for the handlers, the help page, the last line of the screen and the manual. */
export interface Binding {
  readonly action: string;
  /** Names of keys as the terminal gives them; what is in front is the one that is shown. `m *`: any key behind it. */
  readonly keys: readonly string[];
  readonly group: Group;
  /** What it does, in the words of the help page. */
  readonly text: string;
  /** One word for the last line. */
  readonly hint: string;
  /** Where it works; everywhere without it. */
  readonly views: readonly ViewName[] | null;
  /** What the help page says of it in the line of the one before; null: it has a line of its own. */
  readonly joined: string | null;
}

function key<const A extends string>(action: A, keys: string, group: Group, hint: string, text: string, views: readonly ViewName[] | null = null, joined: string | null = null): Binding & { readonly action: A } {
  return { action, keys: keys.split('  '), group, hint, text, views, joined };
}

const TIMED: readonly ViewName[] = ['overview', 'vsis', 'latency'];
const LISTS: readonly ViewName[] = ['overview', 'vsis', 'ladder', 'packets', 'problems', 'latency'];

/** The one table of keys (two blanks between the keys of an action). */
export const KEYMAP = [
  key('down', 'j  down  C-n', 'Move', 'Move', 'down'),
  key('up', 'k  up  C-p', 'Move', 'Up', 'up', null, 'up'),
  key('left', 'h  left', 'Move', 'Pan', 'left, fold, earlier'),
  key('right', 'l  right', 'Move', 'Right', 'right, unfold, later', null, 'right'),
  key('half-down', 'C-d', 'Move', 'Down', 'half a page down'),
  key('half-up', 'C-u', 'Move', 'Up', 'half a page up', null, 'up'),
  key('page-down', 'pagedown', 'Move', 'Page', 'a page down'),
  key('page-up', 'pageup', 'Move', 'Page', 'a page up', null, 'up'),
  key('first', 'g  home', 'Move', 'First', 'first'),
  key('last', 'G  end', 'Move', 'Last', 'last', null, 'last'),
  key('filter', '/', 'Find', 'Filter', 'display filter; in help: search'),
  key('find', 'C-f', 'Find', 'Find', 'text, hex or /expression/'),
  key('find-next', 'n', 'Find', 'Next', 'next match'),
  key('find-previous', 'N', 'Find', 'Previous', 'previous match', null, 'previous'),
  key('next-error', 'e', 'Find', 'Next problem', 'next error'),
  key('previous-error', 'E', 'Find', 'Previous problem', 'previous error', null, 'previous'),
  key('next-warning', 'w', 'Find', 'Next warning', 'next warning'),
  key('previous-warning', 'W', 'Find', 'Previous warning', 'previous one', null, 'previous'),
  key('set-mark', 'm *', 'Find', 'Mark', 'mark this place'),
  key('go-mark', "' *", 'Find', 'Jump', 'go to the place of a letter', null, 'go to it'),
  key('sort-next', '>', 'Table', 'Sort', 'order by next column', ['vsis', 'problems', 'overview']),
  key('sort-previous', '<', 'Table', 'Sort', 'order by the column before', ['vsis', 'problems', 'overview'], 'before'),
  key('reverse', 'z', 'Table', 'Reverse', 'turn the order round', ['vsis', 'problems', 'overview']),
  key('columns', 't', 'Table', 'Columns', 'choose columns', ['vsis', 'packets']),
  key('mark', 'space', 'Table', 'Mark', 'mark this row', LISTS),
  key('order', 'o', 'Table', 'Order', 'order of links, problems', ['overview', 'problems']),
  key('severity', 'v', 'Table', 'Severity', 'lowest severity shown', ['problems', 'overview']),
  key('ignore', 'i', 'Table', 'Ignore', 'ignore rule, show it again', ['problems']),
  key('save', 's  f2', 'Output', 'Save', 'save frames, rows, view'),
  key('copy', 'y', 'Output', 'Copy', 'copy value (y y: hex)'),
  key('copy-filter', 'Y', 'Output', 'Copy filter', 'copy the filter for this', null, 'filter'),
  key('plain', '!', 'Output', 'Plain', 'plain text, for the mouse'),
  key('command', ':', 'Output', 'Cmd', 'command line'),
  key('overview', '1', 'Views', 'Overview', 'overview'),
  key('vsis', '2', 'Views', 'VSIs', 'VSIs over time'),
  key('ladder', '3', 'Views', 'Ladder', 'ladder of a VSI'),
  key('packets', '4', 'Views', 'Packets', 'packets, tree, octets'),
  key('problems', '5', 'Views', 'Problems', 'problems, explained'),
  key('latency', '6', 'Views', 'Latency', 'latencies'),
  key('next-pane', 'tab', 'Views', 'Pane', 'next pane', ['overview', 'packets', 'problems', 'latency', 'ladder']),
  key('previous-pane', 'S-tab', 'Views', 'Pane', 'pane before', ['overview', 'packets', 'problems', 'latency', 'ladder'], 'before'),
  key('enter', 'enter', 'Views', 'Open', 'open what is selected; fold'),
  key('zoom', '\\', 'Views', 'Zoom', 'this pane alone', ['packets', 'overview', 'problems', 'latency']),
  key('layout', '|', 'Views', 'Layout', 'panes beside or below', ['packets']),
  key('packet-ladder', 'L', 'Views', 'Ladder', 'ladder of this packet', ['packets']),
  key('help', '?  f1', 'Views', 'Help', 'this page'),
  key('pause', 'p', 'Screen', 'Pause', 'pause the screen only'),
  key('follow', 'F', 'Screen', 'Follow', 'follow the newest'),
  key('interfaces', 'I', 'Screen', 'Interfaces', 'live: interfaces, drops, file'),
  key('time-format', 'T', 'Screen', 'Time', 'times: clock, delta, start …'),
  key('reference', 'R', 'Screen', 'Reference', 'times count from here'),
  key('zoom-in', '+  =', 'Screen', 'Zoom', 'zoom time, resize: less', [...TIMED, 'packets']),
  key('zoom-out', '-', 'Screen', 'Zoom', 'more time a column; smaller pane', [...TIMED, 'packets'], 'more'),
  key('fit', '0', 'Screen', 'Fit', 'all of the time', ['vsis']),
  key('lane-follow', 'f', 'Screen', 'Newest', 'lane follows the newest', ['vsis']),
  key('redraw', 'C-l', 'Screen', 'Redraw', 'draw the screen anew'),
  key('clear', 'f5', 'Screen', 'Clear', 'forget filter and marks; asks'),
  key('all-vsis', 'x', 'Ladder', 'All of link', 'all VSIs of the link', ['ladder']),
  key('names', 'a', 'Ladder', 'Names', 'names or addresses', ['ladder', 'packets', 'overview']),
  key('hide-acks', 'H', 'Ladder', 'ECP acks', 'hide acknowledgements', ['ladder']),
  key('detail', 'd', 'Ladder', 'Detail', 'detail pane', ['ladder']),
  key('detail-smaller', '9', 'Ladder', 'Smaller', 'detail pane smaller', ['ladder']),
  key('detail-larger', '0', 'Ladder', 'Larger', 'detail pane larger', ['ladder'], 'larger'),
  key('colour', 'c', 'Ladder', 'Colour', 'colour by state, way, number', ['ladder']),
  key('back', 'escape  backspace', 'Leave', 'Back', 'back; closes dialogs'),
  key('quit-back', 'q', 'Leave', 'Quit', 'back, at the top: quit'),
  key('quit', 'Q', 'Leave', 'Quit', 'quit'),
  key('interrupt', 'C-c', 'Leave', 'Quit', 'quit; twice: at once'),
  key('suspend', 'C-z', 'Leave', 'Suspend', 'suspend; fg comes back'),
] as const satisfies readonly Binding[];

export type Action = (typeof KEYMAP)[number]['action'];

/** How keys are written for people. */
const SHOWN: Readonly<Record<string, string>> = {
  down: '↓', up: '↑', left: '←', right: '→', pagedown: 'PgDn', pageup: 'PgUp', home: 'Home', end: 'End', space: 'Space', tab: 'Tab', 'S-tab': 'S-Tab', enter: 'Enter',
  escape: 'Esc', backspace: 'Backspace', f1: 'F1', f2: 'F2', f5: 'F5',
};

/** `Ctrl-F` for `C-f`, `m x` for `m *`. */
export function keyText(name: string): string {
  if (name.startsWith('C-')) return `Ctrl-${name.slice(2).toUpperCase()}`;
  return SHOWN[name] ?? name.replace('*', 'x');
}
