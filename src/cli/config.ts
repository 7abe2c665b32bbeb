import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser/lib/esm/main.js';
import { nearest } from '../text/nearest.js';
import { normalKey } from './names.js';
import { OPTIONS, type OptionSpec } from './options.js';
import { UsageError } from './usage-error.js';

/** What a configuration file says. Every `where` is the beginning of a message about it: file and line. */
export interface Config {
  /** Values of options by their long names without dashes, for command lines that do not give them. */
  readonly options: ReadonlyMap<string, string | true>;
  /** `off` or a severity for a rule; neither was checked. */
  readonly rules: readonly { readonly rule: string; readonly value: string; readonly where: string }[];
  /** Findings not to be shown; the rules were not checked. */
  readonly suppressions: readonly { readonly rule: string; readonly link: string | null; readonly vsiid: string | null; readonly reason: string; readonly where: string }[];
  /** What it says that nobody understands. */
  readonly notes: readonly string[];
}

export const NO_CONFIG: Config = { options: new Map(), rules: [], suppressions: [], notes: [] };

/** Options that a file may set: those that say how and not what. */
export const CONFIGURABLE: readonly string[] = ['time', 'color', 'names', 'theme', 'ascii', 'utf8', 'expect', 'fail-on', 'min-confidence', 'backend', 'user'];
const SUPPRESSION_KEYS = ['rule', 'link', 'vsi', 'reason'];
const UUID_OF_MAC = '0'.repeat(20);

/** Reads one configuration file. */
class ConfigReader {
  readonly #file: string;
  readonly #text: string;
  readonly options = new Map<string, string | true>();
  readonly rules: Config['rules'][number][] = [];
  readonly suppressions: Config['suppressions'][number][] = [];
  readonly notes: string[] = [];

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  read(): Config {
    const errors: ParseError[] = [];
    const root = parseTree(this.#text, errors, { allowTrailingComma: true });
    const [first] = errors;
    if (first !== undefined) throw new UsageError(`${this.#where(first.offset)}not JSON (${printParseErrorCode(first.error)})`);
    if (root?.type !== 'object') throw new UsageError(`${this.#where(root?.offset ?? 0)}expected an object: { "rules": …, "suppress": … }`);
    for (const [key, value, at] of this.#entries(root)) {
      if (key === 'rules') this.#rules(value);
      else if (key === 'suppress') this.#suppress(value);
      else this.#option(key, value, at);
    }
    return this;
  }

  #where(offset: number): string {
    return `${this.#file}:${this.#text.slice(0, offset).split('\n').length}: `;
  }

  #entries(node: Node): [key: string, value: Node, offset: number][] {
    return (node.children ?? []).map((property) => [property.children![0]!.value as string, property.children![1]!, property.offset]);
  }

  #string(node: Node, what: string): string {
    if (node.type !== 'string') throw new UsageError(`${this.#where(node.offset)}${what} wants a text in quotes`);
    return node.value as string;
  }

  #option(key: string, value: Node, at: number): void {
    const spec = CONFIGURABLE.includes(key) ? OPTIONS.find(({ long }) => long === `--${key}`) : undefined;
    if (spec === undefined) return void this.notes.push(this.#unknown(key, at, ['rules', 'suppress', ...CONFIGURABLE]));
    const text = this.#valueOf(spec, value);
    if (text !== null) this.options.set(key, text);
  }

  /** Null for a switch that is off. */
  #valueOf({ long, value: placeholder, choices }: OptionSpec, node: Node): string | true | null {
    const name = long.slice(2);
    if (placeholder === null) {
      if (node.type !== 'boolean') throw new UsageError(`${this.#where(node.offset)}${name} is true or false`);
      return node.value === true ? true : null;
    }
    const text = node.type === 'number' ? String(node.value) : this.#string(node, name);
    if (choices !== null && !choices.includes(text)) throw new UsageError(`${this.#where(node.offset)}${name} cannot be ${text}: ${choices.join(', ')}`);
    return text;
  }

  #rules(node: Node): void {
    if (node.type !== 'object') throw new UsageError(`${this.#where(node.offset)}rules wants an object: { "ECP-05": "off", "VSI-19": "warning" }`);
    for (const [rule, value, at] of this.#entries(node)) this.rules.push({ rule, value: this.#string(value, rule), where: this.#where(at) });
  }

  #suppress(node: Node): void {
    if (node.type !== 'array') throw new UsageError(`${this.#where(node.offset)}suppress wants a list: [{ "rule": "ECP-05", "link": "eno3", "reason": "lossy by design" }]`);
    for (const entry of node.children ?? []) {
      const where = this.#where(entry.offset);
      if (entry.type !== 'object') throw new UsageError(`${where}an entry of suppress is an object with rule and reason`);
      for (const [key, , at] of this.#entries(entry)) if (!SUPPRESSION_KEYS.includes(key)) this.notes.push(this.#unknown(key, at, SUPPRESSION_KEYS));
      const text = (key: string): string | null => {
        const value = findNodeAtLocation(entry, [key]);
        return value === undefined ? null : this.#string(value, key);
      };
      const [rule, vsi, reason] = [text('rule'), text('vsi'), text('reason')];
      if (rule === null) throw new UsageError(`${where}an entry of suppress names its rule`);
      if (reason === null || reason.trim() === '') throw new UsageError(`${where}an entry of suppress says its reason: the summary shows it`);
      this.suppressions.push({ rule, link: text('link'), vsiid: vsi === null ? null : vsiidOf(vsi, where), reason, where });
    }
  }

  #unknown(key: string, at: number, known: readonly string[]): string {
    const meant = nearest(key, known);
    return `${this.#where(at)}nothing is known of ${key}${meant === null ? '' : `, did you mean ${meant}?`}`;
  }
}

/** The 32 hex digits of a VSIID that is written as UUID, hex digits or MAC address. */
function vsiidOf(text: string, where: string): string {
  const digits = normalKey(text)?.replace(/[-:]/g, '') ?? '';
  if (/^[0-9a-f]{32}$/.test(digits)) return digits;
  if (/^[0-9a-f]{12}$/.test(digits)) return UUID_OF_MAC + digits;
  throw new UsageError(`${where}${text} is no VSIID: a UUID, 32 hex digits or a MAC address`);
}

/** Understands the text of a configuration file: JSON, comments allowed. Throws UsageError that names file and line. */
export function parseConfig(file: string, text: string): Config {
  return new ConfigReader(file, text).read();
}

/**
 * Reads the configuration: `named` on the command line (`none` for none), else evbscope/config.json where the XDG base
 * directory specification says, if it is there. Throws UsageError for one that is named and cannot be read, or is wrong.
 */
export function readConfig(named: string | null, env: Readonly<Record<string, string | undefined>>): Config {
  if (named === 'none') return NO_CONFIG;
  const base = env['XDG_CONFIG_HOME'] || (env['HOME'] ? join(env['HOME'], '.config') : null);
  const file = named ?? (base === null ? null : join(base, 'evbscope', 'config.json'));
  if (file === null) return NO_CONFIG;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (named === null && (code === 'ENOENT' || code === 'ENOTDIR')) return NO_CONFIG;
    throw new UsageError(`${file}: cannot be read (${code})`);
  }
  return parseConfig(file, text);
}
