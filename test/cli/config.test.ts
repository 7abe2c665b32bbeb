import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIGURABLE, NO_CONFIG, parseConfig, readConfig } from '../../src/cli/config.js';
import { OPTIONS } from '../../src/cli/options.js';

const VSIID = '72a1c0de72a1c0de72a1c0de72a1c0de';

describe('a configuration file', () => {
  it('sets options, rules and suppressions; remarks and a comma too many are allowed', () => {
    const config = parseConfig('c.json', `{
      // how findings count
      "fail-on": "warning", "expect": 40, "ascii": true, "utf8": false,
      "rules": { "ECP-05": "off", "vsi-19": "warning" },
      "suppress": [{ "rule": "ECP-15", "link": "eno3", "vsi": "${VSIID}", "reason": "a slow switch" },],
    }`);
    expect([...config.options]).toEqual([['fail-on', 'warning'], ['expect', '40'], ['ascii', true]]);
    expect(config.rules).toEqual([{ rule: 'ECP-05', value: 'off', where: 'c.json:4: ' }, { rule: 'vsi-19', value: 'warning', where: 'c.json:4: ' }]);
    expect(config.suppressions).toEqual([{ rule: 'ECP-15', link: 'eno3', vsiid: VSIID, reason: 'a slow switch', where: 'c.json:5: ' }]);
    expect(config.notes).toEqual([]);
  });

  it('reads a VSIID as UUID and as MAC address', () => {
    const of = (vsi: string): string | null => parseConfig('c', `{"suppress": [{"rule": "VSI-01", "vsi": "${vsi}", "reason": "r"}]}`).suppressions[0]!.vsiid;
    expect(of('72A1C0DE-72a1-c0de-72a1-c0de72a1c0de')).toBe(VSIID);
    expect(of('52:54:00:12:34:56')).toBe('00000000000000000000525400123456');
  });

  it('tells of what it does not know, with its line, and goes on', () => {
    const { notes, options } = parseConfig('c.json', '{\n "fail-onn": "note",\n "time": "local",\n "suppress": [{ "rule": "ECP-05", "resaon": "x", "reason": "y" }]\n}');
    expect(notes).toEqual(['c.json:2: nothing is known of fail-onn, did you mean fail-on?', 'c.json:4: nothing is known of resaon, did you mean reason?']);
    expect(options.get('time')).toBe('local');
  });

  it.each([
    ['{ "time": "locl" }', 'c.json:1: time cannot be locl: '],
    ['{\n "ascii": "yes" }', 'c.json:2: ascii is true or false'],
    ['{\n\n "rules": [] }', 'c.json:3: rules wants an object'],
    ['{ "rules": { "ECP-05": 3 } }', 'c.json:1: ECP-05 wants a text in quotes'],
    ['{ "suppress": {} }', 'c.json:1: suppress wants a list'],
    ['{ "suppress": [3] }', 'c.json:1: an entry of suppress is an object'],
    ['{ "suppress": [{ "reason": "x" }] }', 'c.json:1: an entry of suppress names its rule'],
    ['{ "suppress": [{ "rule": "ECP-05" }] }', 'c.json:1: an entry of suppress says its reason'],
    ['{ "suppress": [{ "rule": "ECP-05", "reason": "x", "vsi": "tenant" }] }', 'c.json:1: tenant is no VSIID'],
    ['{\n "time" "local" }', 'c.json:2: not JSON ('],
    ['', 'c.json:1: not JSON ('],
    ['[]', 'c.json:1: expected an object'],
  ])('refuses %j', (text, message) => {
    expect(() => parseConfig('c.json', text)).toThrow(message);
  });

  it('may set only options that there are', () => {
    expect(CONFIGURABLE.filter((name) => !OPTIONS.some(({ long }) => long === `--${name}`))).toEqual([]);
  });
});

describe('the place of the configuration', () => {
  const home = mkdtempSync(join(tmpdir(), 'evbscope-config-'));
  mkdirSync(join(home, '.config/evbscope'), { recursive: true });
  mkdirSync(join(home, 'xdg/evbscope'), { recursive: true });
  writeFileSync(join(home, '.config/evbscope/config.json'), '{ "time": "utc" }');
  writeFileSync(join(home, 'xdg/evbscope/config.json'), '{ "time": "epoch" }');

  it('is in the home folder, elsewhere by XDG_CONFIG_HOME, or named; none is none', () => {
    const time = (named: string | null, env: Record<string, string>): unknown => readConfig(named, env).options.get('time');
    expect(time(null, { HOME: home })).toBe('utc');
    expect(time(null, { HOME: home, XDG_CONFIG_HOME: join(home, 'xdg') })).toBe('epoch');
    expect(time(join(home, 'xdg/evbscope/config.json'), { HOME: home })).toBe('epoch');
    expect(readConfig('none', { HOME: home })).toBe(NO_CONFIG);
  });

  it('may be empty, but not where it was named', () => {
    expect(readConfig(null, { HOME: join(home, 'nowhere') })).toBe(NO_CONFIG);
    expect(readConfig(null, {})).toBe(NO_CONFIG);
    expect(() => readConfig(join(home, 'missing.json'), {})).toThrow(/missing\.json: cannot be read \(ENOENT\)/);
  });
});
