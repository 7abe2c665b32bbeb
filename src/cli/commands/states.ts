import { table } from '../../export/table.js';
import { MACHINES } from '../../track/machines/index.js';
import type { Context } from '../context.js';

const TITLES = ['On', 'To', 'Cause', 'From'];

/** All machines as one Graphviz graph, a cluster each; equal edges are drawn once. */
function dotLines(): string[] {
  const clusters = MACHINES.flatMap(({ side, generation, title, spec, rows }) => {
    const id = (state: string): string => `"${generation} ${side} ${state}"`;
    const states = new Set(rows.flatMap(({ from, to }) => [...from, to]));
    const edges = new Map<string, Set<string>>();
    for (const { from, on, to } of rows) {
      for (const state of from) {
        const ends = `${id(state)} -> ${id(to)}`;
        edges.set(ends, (edges.get(ends) ?? new Set()).add(on));
      }
    }
    return [
      `  subgraph "cluster ${generation} ${side}" {`,
      `    label="${title} (${spec})";`,
      ...[...states].map((state) => `    ${id(state)} [label="${state}"];`),
      ...[...edges].map(([ends, labels]) => `    ${ends} [label="${[...labels].join('\\n')}"];`),
      '  }',
    ];
  });
  return ['digraph evbscope {', '  node [shape=box];', ...clusters, '}'];
}

/** `states`: the transition tables of both sides and generations. */
export function states(context: Context): void {
  if (context.has('dot')) return context.output.lines(dotLines());
  for (const [at, { title, spec, rows }] of MACHINES.entries()) {
    if (at > 0) context.output.line('');
    const cells = rows.map(({ from, on, to, cause }) => [on, to, cause, from.join(' ')].map((text) => ({ text })));
    context.output.lines([context.paint.bold(`${title} (${spec})`), ...table(TITLES.map((text) => ({ title: text })), cells, context.paint)]);
  }
}
