import { readFileSync } from 'node:fs';

/** What the tests of a rule show of it. */
export interface RuleExample {
  /** Names of the tests in which it finds something. */
  readonly fires: readonly string[];
  /** Names of the tests in which it stays quiet. */
  readonly quiet: readonly string[];
  /** A finding of it, and the frames that prove it, as they are printed. */
  readonly finding: string;
  readonly frames: readonly string[];
}

const FOLDER = new URL('../fixtures/rules/', import.meta.url);

/** The example of a rule; null where it has none. */
export function ruleExample(id: string, folder: URL = FOLDER): RuleExample | null {
  try {
    return JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8')) as RuleExample;
  } catch {
    return null;
  }
}
