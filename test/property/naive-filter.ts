import type { Comparison, FieldUse, Literal, Member, Node } from '../../src/filter/ast.js';

/**
 * A display filter evaluated by hand: a tree is walked over plain lists of values, texts and numbers as a person writes them.
 * It shares nothing with the program but the tree.
 */
export type PlainType = 'number' | 'yes' | 'name' | 'word' | 'duration' | 'time' | 'mac' | 'ipv4' | 'ipv6' | 'octets' | 'text';

/** A field: its type, and the names of its numbers. */
export interface PlainField {
  readonly type: PlainType;
  readonly names?: Readonly<Record<number, string>>;
  /** What a number without a unit counts, in nanoseconds. */
  readonly unitNs?: number;
}

/**
 * Numbers; names as `2 insufficient resources`; durations and times in nanoseconds, times since 2026-11-23T06:25:54Z; addresses
 * as they are written; octets in hex digits; texts.
 */
export type PlainRow = Readonly<Record<string, readonly (number | string)[]>>;

const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const ORIGIN_MS = Date.parse('2026-11-23T06:25:54Z');

type Key = number | bigint | string;

function ipv4(text: string): bigint {
  return text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ipv6(text: string): bigint {
  const [front, back] = text.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = back === undefined ? [] : Array<string>(8 - front!.length - back.length).fill('0');
  return [...front!, ...zeros, ...(back ?? [])].reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

const digits = (text: string): string => text.toLowerCase().replace(/^0x/, '').replace(/[^0-9a-f]/g, '');
const utf8Hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');

function duration(text: string, unitNs: number): number {
  const [, number, unit] = /^([\d.]+)([a-z]*)$/.exec(text)!;
  return Math.round(Number(number) * (unit === '' ? unitNs : UNITS[unit!]!));
}

function timeNs(text: string): number {
  if (/^[\d.]+m?s$/.test(text)) return 500e6 + duration(text, 1e9);
  const full = text.includes('-') ? text : `2026-11-23T${text}`;
  return (Date.parse(full.endsWith('Z') ? full : full.includes('T') ? `${full}Z` : `${full}T00:00Z`) - ORIGIN_MS) * 1e6;
}

function number(text: string, { type, names, unitNs }: PlainField): number {
  if (type === 'duration') return duration(text, unitNs ?? 1e9);
  if (type === 'time') return timeNs(text);
  if (type === 'yes') return ['true', 'yes', 'on', '1'].includes(text) ? 1 : 0;
  const name = Object.entries(names ?? {}).find(([, one]) => one === text);
  return name ? Number(name[0]) : Number(text);
}

/** What a value and a literal are compared by: the lowest and the highest that the literal stands for. */
function keys(field: PlainField, value: number | string, literal: Literal): { value: Key; low: Key; high: Key } {
  const { text } = literal;
  switch (field.type) {
    case 'mac':
    case 'octets': {
      const key = literal.isQuoted ? utf8Hex(text) : digits(text);
      return { value: digits(String(value)), low: key, high: key };
    }
    case 'ipv4':
    case 'ipv6': {
      const [address, prefix] = text.split('/') as [string, string?];
      const [read, bits] = field.type === 'ipv4' ? [ipv4, 32n] : [ipv6, 128n];
      const size = 1n << (bits - BigInt(prefix ?? bits));
      const low = (read(address) / size) * size;
      return { value: read(String(value)), low, high: low + size - 1n };
    }
    case 'text':
      return { value, low: text, high: text };
    case 'word':
      return { value: String(value).toLowerCase(), low: text.toLowerCase(), high: text.toLowerCase() };
    default: {
      const key = number(text, field);
      return { value: Number.parseFloat(String(value)), low: key, high: key };
    }
  }
}

function compares(field: PlainField, value: number | string, by: Comparison, to: Literal): boolean {
  if (by === 'matches') return new RegExp(to.text, 'iu').test(field.type === 'name' ? String(value).replace(/^\d+ /, '') : String(value));
  if (by === 'contains') {
    if (field.type !== 'mac' && field.type !== 'octets') return String(value).replace(/^\d+ (?=.)/, field.type === 'name' ? '' : '$&').includes(to.text);
    const [all, part] = [digits(String(value)), to.isQuoted ? utf8Hex(to.text) : digits(to.text)];
    return Array.from({ length: all.length / 2 }, (_, i) => all.slice(2 * i)).some((rest) => rest.startsWith(part));
  }
  // A name that layers number differently is compared as a name.
  if (field.type === 'name' && field.names === undefined && !/^\d/.test(to.text)) return String(value).replace(/^\d+ /, '') === to.text;
  const key = keys(field, value, to);
  if (by === '==') return key.value >= key.low && key.value <= key.high;
  if (by === '<') return key.value < key.low;
  if (by === '<=') return key.value <= key.high;
  return by === '>' ? key.value > key.high : key.value >= key.low;
}

function isMember(field: PlainField, value: number | string, { low, high }: Member): boolean {
  if (high === null) return compares(field, value, '==', low);
  if (field.type !== 'text') return compares(field, value, '>=', low) && compares(field, value, '<=', high);
  const [stem, first, last] = [low.text.replace(/\d+$/, ''), /\d+$/.exec(low.text)![0], /\d+$/.exec(high.text)![0]];
  const end = /\d+$/.exec(String(value))?.[0];
  return end !== undefined && String(value) === stem + end && Number(end) >= Number(first) && Number(end) <= Number(last);
}

/** The field and the values that a use of a field stands for. */
function used({ name, slice }: FieldUse, fields: Readonly<Record<string, PlainField>>, row: PlainRow): [PlainField, readonly (number | string)[]] {
  const [field, values] = [fields[name]!, row[name] ?? []];
  if (slice === null) return [field, values];
  const cut = values.map((value) => {
    const all = field.type === 'text' ? utf8Hex(String(value)) : digits(String(value));
    const from = 2 * slice.start + (slice.start < 0 ? all.length : 0);
    const to = slice.count === null ? all.length : from + 2 * slice.count;
    return from < 0 || to > all.length ? '' : all.slice(from, to);
  });
  return [{ type: 'octets' }, cut.filter((value) => value !== '')];
}

/** Whether a filter matches a plain row. */
export function naive(node: Node, fields: Readonly<Record<string, PlainField>>, row: PlainRow): boolean {
  switch (node.kind) {
    case 'and':
      return node.terms.map((term) => naive(term, fields, row)).reduce((a, b) => a && b);
    case 'or':
      return node.terms.map((term) => naive(term, fields, row)).reduce((a, b) => a || b);
    case 'not':
      return !naive(node.term, fields, row);
    case 'present':
      return used(node.field, fields, row)[1].length > 0;
    case 'compare': {
      const [field, values] = used(node.field, fields, row);
      return values.filter((value) => compares(field, value, node.by, node.to)).length > 0;
    }
    case 'in': {
      const [field, values] = used(node.field, fields, row);
      return values.filter((value) => node.members.filter((member) => isMember(field, value, member)).length > 0).length > 0;
    }
  }
}
