import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, type RunnerTestSuite } from 'vitest';
import { DISSECTORS } from '../../dissectors/index.js';
import { fieldTable } from '../../src/export/field-table.js';
import { findingLine } from '../../src/export/finding-line.js';
import { FrameLine } from '../../src/export/frame-line.js';
import { PLAIN_PAINT } from '../../src/export/paint.js';
import type { RuleExample } from '../../src/cli/rule-example.js';
import type { FrameRow } from '../../src/model/analysis.js';
import type { Finding } from '../../src/model/finding.js';
import { TextBuffer } from '../../src/text/text-buffer.js';
import { timeFormatter, timeWriter } from '../../src/text/time.js';
import { vsiidText } from '../../src/text/vsi-id.js';

const FOLDER = new URL('../../fixtures/rules/', import.meta.url);
const MAX_FRAMES = 3;

interface Shown {
  readonly fires: Set<string>;
  readonly quiet: Set<string>;
  example: Pick<RuleExample, 'finding' | 'frames'> | null;
}

/** What the tests of this file have shown so far, by the rule that their group is named after. */
const shown = new Map<string, Shown>();

function exampleOf(finding: Finding, rows: readonly FrameRow[]): Shown['example'] {
  const line = new FrameLine(fieldTable(DISSECTORS), timeWriter('start', 0, 0), PLAIN_PAINT);
  const frames = finding.frames.slice(0, MAX_FRAMES).flatMap((no) => {
    const row = rows.find(({ frame }) => frame.no === no);
    if (row === undefined) return [];
    const to = new TextBuffer();
    line.write(to, row);
    return [Buffer.from(to.octets.subarray(0, to.length)).toString().trimEnd()];
  });
  const vsi = finding.vsiid === null ? null : vsiidText(5, Buffer.from(finding.vsiid, 'hex'));
  return { finding: findingLine(finding, timeFormatter('start', 0, 0)(finding.timeNs), vsi, PLAIN_PAINT), frames };
}

/** A test has asked what is found in a scenario: where its group is named after rules, that is what they do there. */
export function showRule(findings: readonly Finding[], rows: readonly FrameRow[]): void {
  const [group, ...names] = (expect.getState().currentTestName ?? '').split(' > ');
  const ids = /^([A-Z]+-\d\d(?:, [A-Z]+-\d\d)*): /.exec(group ?? '')?.[1]?.split(', ') ?? [];
  for (const id of ids) show(id, names.join(' > '), findings, rows);
}

function show(id: string, test: string, findings: readonly Finding[], rows: readonly FrameRow[]): void {
  const known = shown.get(id) ?? { fires: new Set(), quiet: new Set(), example: null };
  shown.set(id, known);
  const finding = findings.find(({ rule }) => rule === id);
  if (finding === undefined) known.quiet.add(test);
  else known.fires.add(test);
  if (finding !== undefined) known.example ??= exampleOf(finding, rows);
}

function allPassed(suite: RunnerTestSuite): boolean {
  return suite.tasks.every((task) => (task.type === 'suite' ? allPassed(task) : task.result?.state === 'pass'));
}

/** Holds what the tests of a file have shown against fixtures/rules, or writes it there. */
function settle(id: string, { fires, quiet, example }: Shown): void {
  const file = new URL(`${id}.json`, FOLDER);
  const text = `${JSON.stringify({ fires: [...fires], quiet: [...quiet], ...example }, null, 1)}\n`;
  if (process.env['UPDATE_FIXTURES'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  } else expect(readFileSync(file, 'utf8'), `fixtures/rules/${id}.json is not what the tests show: UPDATE_FIXTURES=1`).toBe(text);
}

// The runner wants its first argument taken apart.
afterAll(({}, suite) => {
  if (allPassed(suite as RunnerTestSuite)) for (const [id, what] of shown) settle(id, what);
});
