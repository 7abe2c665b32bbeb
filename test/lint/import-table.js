/**
 * Who may import whom: the one table. Every module may import itself, `model` and `text`.
 * `values`: modules whose values it may use; `types`: modules of which it may import types only; `node`: whether Node
 * built-ins are allowed; `packages`: third-party packages it may use.
 */
const everything = [
  'capture', 'dissect', 'dissectors', 'dissectors/parts', 'track', 'rules', 'stats', 'store', 'filter', 'export', 'tui/draw', 'tui', 'tui/terminal', 'analyze', 'cli',
];

export const IMPORT_TABLE = {
  model: { values: [], types: [], node: false, packages: [] },
  text: { values: [], types: [], node: false, packages: [] },
  capture: { values: [], types: [], node: true, packages: [] },
  dissect: { values: [], types: [], node: false, packages: [] },
  'dissectors/parts': { values: ['dissect'], types: [], node: false, packages: [] },
  dissectors: { values: ['dissect', 'dissectors/parts'], types: [], node: false, packages: [] },
  track: { values: ['dissect'], types: ['dissectors'], node: false, packages: [] },
  rules: { values: ['track'], types: ['dissectors', 'stats'], node: false, packages: [] },
  stats: { values: [], types: ['track', 'dissectors'], node: false, packages: [] },
  // analyze.ts uses it, and has to run without Node.
  store: { values: [], types: ['capture', 'dissect', 'dissectors', 'track', 'rules', 'stats'], node: false, packages: [] },
  filter: { values: ['dissect'], types: [], node: true, packages: [] },
  export: { values: ['store', 'filter', 'dissect'], types: [], node: true, packages: [] },
  'tui/draw': { values: [], types: [], node: true, packages: [] },
  tui: { values: ['store', 'filter', 'export', 'tui/draw'], types: [], node: true, packages: [] },
  'tui/terminal': { values: ['store', 'filter', 'export', 'tui/draw', 'tui'], types: [], node: true, packages: ['blessed'] },
  analyze: { values: ['dissect', 'dissectors', 'track', 'rules', 'stats', 'store'], types: [], node: false, packages: [] },
  cli: { values: everything, types: [], node: true, packages: ['chalk', 'commander', 'jsonc-parser/lib/esm/main.js'] },
  // Generators and measurements: the frames are the encoders' own, everything else is asked of the built program.
  bench: { values: ['capture', 'dissect', 'dissectors'], types: ['cli'], node: true, packages: ['@lydell/node-pty', '@xterm/headless'] },
};

const SINGLE_FILES = {
  'src/main.ts': 'cli',
  'src/program.ts': 'cli',
  'src/index.ts': 'cli',
  'src/open-capture.ts': 'cli',
  'src/analyze.ts': 'analyze',
  'src/tui/terminal.ts': 'tui/terminal',
};

/** The module of a file (path from the repository, `/` between folders), null for a file the table does not govern. */
export function moduleOf(path) {
  const single = SINGLE_FILES[path];
  if (single) return single;
  const [top, second, third] = path.split('/');
  if (top === 'dissectors') return second === 'parts' ? 'dissectors/parts' : 'dissectors';
  if (top === 'bench') return 'bench';
  if (top !== 'src' || second === undefined) return null;
  if (second === 'tui') return third === 'draw' ? 'tui/draw' : 'tui';
  return second in IMPORT_TABLE ? second : null;
}

/** The list of dissectors is the one file there that imports the others. */
export const DISSECTOR_LIST = 'dissectors/index.ts';
