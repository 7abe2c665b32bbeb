import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { program, slowly } from './program.js';
import { Folder, story } from './story.js';

const folder = new Folder();
const octets = story(3);
const capture = folder.write('story.pcapng', octets);
const zipped = folder.write('no-hint-in-the-name', gzipSync(octets));
afterAll(() => folder.remove());

const JSON_COMMANDS = [['print', '-T', 'jsonl'], ['vsis', '--json'], ['check', '--json', '--fail-on', 'never'], ['stats', '--json'], ['watch', '--frames', '--heartbeat=0']];

describe.each(JSON_COMMANDS)('%s %s %s', (...words) => {
  const command = words.filter((word) => word !== undefined);
  const expected = program([...command, capture]);

  it('says something', () => {
    expect(expected).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham', ''])('is the same in the zone %j', (zone) => {
    expect(program([...command, capture], { env: { TZ: zone } })).toEqual(expected);
  });

  it('is the same from standard input, gzip, gzip on standard input, and a second time', () => {
    const input = readFileSync(capture);
    expect(program([...command, '-'], { input })).toEqual(expected);
    expect(program([...command, '/dev/stdin'], { input })).toEqual(expected);
    expect(program([...command, zipped])).toEqual(expected);
    expect(program([...command, '-'], { input: readFileSync(zipped) })).toEqual(expected);
    expect(program([...command, capture])).toEqual(expected);
  });

  it('is the same from a slow pipe', async () => {
    expect(await slowly([...command, '-'], octets, 200, 5)).toEqual(expected);
    expect(await slowly([...command, '-'], gzipSync(octets), 50, 5)).toEqual(expected);
  });
});

describe('text', () => {
  it('depends on the zone only with -t local', () => {
    const at = (zone: string, ...more: string[]): string => program(['print', ...more, capture], { env: { TZ: zone } }).stdout;
    expect(at('Asia/Kathmandu')).toBe(at('UTC'));
    expect(at('Asia/Kathmandu', '-t', 'local')).not.toBe(at('UTC', '-t', 'local'));
    expect(at('UTC', '-t', 'local')).toBe(at('UTC'));
  });
});
