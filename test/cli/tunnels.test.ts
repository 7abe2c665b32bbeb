import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { PcapngWriter } from '../../src/capture/write.js';
import type { Frame } from '../../src/model/frame.js';
import { mirrored, recording } from '../track/recording.js';
import { program } from './program.js';
import { Folder } from './story.js';

const START_SEC = 1_795_415_154;
const folder = new Folder();
afterAll(() => folder.remove());

function capture(frames: readonly Frame[]): Uint8Array {
  const writer = new PcapngWriter();
  const point = writer.addInterface({ name: 'eno3', linkType: 1 });
  for (const { timeNs, data } of frames) writer.packet(point, { sec: START_SEC + Math.floor(timeNs / 1e9), ns: timeNs % 1e9 }, data, data.length);
  return writer.take();
}

const frames = await recording('vdp22-123/station.pcap');
const octets = capture(frames.map((frame) => mirrored(frame, 5)));
const direct = folder.write('direct.pcapng', capture(frames));
const mirror = folder.write('mirror.pcapng', octets);
const zipped = folder.write('mirror.pcapng.gz', gzipSync(octets));

describe('mirrored frames', () => {
  it('are data frames like all others without --tunnels', () => {
    expect(program(['print', mirror])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(program(['check', mirror]).stdout).toContain(`0 control frames of ${frames.length}`);
  });

  const COMMANDS = [['vsis'], ['vsis', '--json'], ['check', '--fail-on', 'never'], ['check', '--json', '--fail-on', 'never'], ['stats'], ['stats', '--json']];

  it.each(COMMANDS)('give %s %s %s what their link would give, under the name of the session', (...words) => {
    const command = words.filter((word) => word !== undefined);
    const plain = (text: string, link: string): string => text.replaceAll(link, 'LINK').replaceAll(/ +/g, ' ').replaceAll(/(direct|mirror)\.pcapng/g, 'FILE');
    const seen = program([...command, '--tunnels', mirror]);
    expect(seen.stdout).toContain('erspan5@192.0.2.1');
    expect(plain(seen.stdout, 'erspan5@192.0.2.1')).toBe(plain(program([...command, direct]).stdout, 'eno3'));
    expect(program([...command, '--tunnels', direct])).toEqual(program([...command, direct]));
  });

  it('are one line each, with the addresses of their own wire; -V shows the tunnel, too', () => {
    const line = (text: string): string[] => text.split('\n').map((one) => one.replace(/erspan5@192\.0\.2\.1|eno3/, 'LINK'));
    expect(line(program(['print', '--tunnels', mirror]).stdout)).toEqual(line(program(['print', direct]).stdout));
    const tree = program(['print', '--tunnels', '-V', '--to', '0ms', mirror]).stdout;
    expect(tree).toMatch(/ERSPAN type II[^]*Session: 5[^]*Link Layer Discovery Protocol/);
  });

  it('are the same from a pipe and from gzip', () => {
    const expected = program(['print', '-T', 'jsonl', '--tunnels', mirror]);
    expect(expected.stdout.split('\n').length).toBe(frames.length + 1);
    expect(program(['print', '-T', 'jsonl', '--tunnels', '-'], { input: octets })).toEqual(expected);
    expect(program(['print', '-T', 'jsonl', '--tunnels', zipped])).toEqual(expected);
  });

  it('are extracted as they are', () => {
    const target = `${folder.path}/extracted.pcapng`;
    expect(program(['extract', '--tunnels', '-w', target, mirror]).status).toBe(0);
    expect(program(['vsis', '--tunnels', target]).stdout).toBe(program(['vsis', '--tunnels', mirror]).stdout);
  });
});
