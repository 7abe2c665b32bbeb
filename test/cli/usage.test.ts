import { afterAll, describe, expect, it } from 'vitest';
import { program } from './program.js';
import { Folder, story } from './story.js';

const folder = new Folder();
const capture = folder.write('story.pcapng', story());
afterAll(() => folder.remove());

describe('help', () => {
  it.each([[['-h']], [['print', '-h']], [['vsis', '-h']], [['check', '-h']], [['stats', '-h']], [['fields', '-h']], [['states', '-h']], [['-h', 'check', capture]]])('%j fits a small terminal', (args) => {
    const { status, stdout, stderr } = program(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toContain('evbscope');
  });

  it('--help tells every option and exit status', () => {
    const { status, stdout } = program(['--help']);
    expect(status).toBe(0);
    for (const text of ['--read', '--time', '--from', '--to', '--names', '-V, --tree', '-x, --hex', '--format', '--json', '--fail-on', '--all', '--dot', '--color', '--quiet', '--version', '129, 130, 143', '--theme', '--expect']) {
      expect(stdout).toContain(text);
    }
    expect(program(['check', '--help']).stdout).not.toContain('--dot');
  });

  it('--version is one line', () => {
    expect(program(['--version']).stdout).toMatch(/^evbscope \d+\.\d+\.\d+\n$/);
    expect(program(['check', '--version']).stdout).toMatch(/^evbscope \d+\.\d+\.\d+\n$/);
  });
});

describe('wrong usage is one line on standard error and status 2', () => {
  it.each([
    [['--jsn', capture], 'unknown option --jsn, did you mean --json?'],
    [['check', '--jsn', capture], 'unknown option --jsn, did you mean --json?'],
    [['check', '--jsn=1', capture], 'unknown option --jsn, did you mean --json?'],
    [['check', '--colour', 'never', capture], 'unknown option --colour, did you mean --color?'],
    [['check', '--json=1', capture], '--json takes no value'],
    [['print', '-V=1', capture], 'unknown option -=1'],
    [['check', '--xyzzy-frob', capture], 'unknown option --xyzzy-frob; see evbscope --help'],
    [['check', '-Z', capture], 'unknown option -Z; see evbscope --help'],
    [['check', '-Z', 'vdp', capture], 'unknown option -Z; see evbscope --help'],
    [['vsis', '-V', capture], 'vsis has no option -V, print has'],
    [[capture, '--fail-on', 'error'], 'evbscope without a command has no option --fail-on, check has'],
    [['check', capture, '--fail-on'], 'option -'],
    [['check', '--fail-on', 'eror', capture], '--fail-on cannot be eror: error, security, warning, note, never; did you mean error?'],
    [['print', '-t', 'nonsense', capture], '-t or --time cannot be nonsense: '],
    [['print', '--from', 'noon', capture], '--from cannot be noon: expected a time such as 12:04'],
    [['print', '--to', '25:00', capture], '--to cannot be 25:00'],
    [['print', '-V', '-T', 'jsonl', capture], '-V and -x show text, they do not go with -T jsonl'],
    [['check'], 'no FILE was given'],
    [[], 'no FILE was given'],
    [['chek'], 'no command and no file chek, did you mean check?'],
    [['help', 'check'], 'no command and no file help, did you mean --help?'],
    [['fields', 'vdp'], 'fields takes no vdp'],
    [['vsis', '--names', '/nonexistent/names', capture], '/nonexistent/names: cannot be read (ENOENT)'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = program(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^evbscope: [^\n]+\n$/);
    expect(stderr).toContain(message.startsWith('option -') ? 'wants a value' : message);
  });

  it('even when the input cannot be read either', () => {
    expect(program(['check', '--jsn', '/nonexistent']).status).toBe(2);
  });
});

describe('options', () => {
  it('may stand before the command, after the files, with = or a value behind them', () => {
    const expected = program(['check', capture, '--json', '--fail-on', 'never']);
    expect(expected.status).toBe(0);
    for (const args of [['--json', 'check', '--fail-on=never', capture], ['--fail-on', 'never', 'check', capture, '--json'], ['check', '-r', capture, '--json', '--fail-on=never'], ['-r', capture, 'check', '--json', '--fail-on=never'], ['check', '--json', '--fail-on=never', `--read=${capture}`], ['check', '--json', '--fail-on=never', '--', capture]]) {
      expect(program(args)).toEqual(expected);
    }
  });

  it('end at --', () => {
    const { status, stderr } = program(['check', '--', '--json']);
    expect(status).toBe(3);
    expect(stderr).toContain('evbscope: --json: ');
  });

  it('that are switches may be joined', () => {
    expect(program(['print', '-Vx', capture])).toEqual(program(['print', '-V', '-x', capture]));
  });

  it('without a command and a terminal do what print does', () => {
    expect(program([capture])).toEqual(program(['print', capture]));
    expect(program(['-V', capture])).toEqual(program(['print', '-V', capture]));
  });
});
