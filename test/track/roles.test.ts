import { describe, expect, it } from 'vitest';
import { livesOf, recording, stories } from './recording.js';

describe('who is the station', () => {
  it('comes out where a draft capture begins with an answer of the bridge', async () => {
    const frames = await recording('draft-assoc/station.pcap');
    const isStation = (frame: (typeof frames)[0]): boolean => frame.data[6] === 0xe6;
    const isRequest = (frame: (typeof frames)[0]): boolean => frame.data[12] === 0x88 && frame.data[13] === 0xb7 && frame.data[20] === 0;
    const answer = frames.find((frame) => isRequest(frame) && !isStation(frame))!;
    const last = livesOf(frames.filter((frame) => frame.timeNs >= answer.timeNs)).at(-1)!;
    expect(last.state).toBe('EXIT');
    expect(last.transitions.filter((t) => t.side === 'station').map((t) => t.to)).toEqual(expect.arrayContaining(['ASSOCIATED', 'DEASSOC_PROCESSING', 'EXIT']));
    expect(last.transitions.at(-1)).toMatchObject({ side: 'station', cause: 'response' });
    expect(last.responses).toBeGreaterThan(1);
  });

  it('is told by the ack bit when there is no LLDP', async () => {
    const frames = await recording('vdp22-110/station.pcap');
    const withoutLldp = frames.filter((frame) => frame.data[12] !== 0x88 || frame.data[13] !== 0xcc);
    expect(stories(withoutLldp)).toEqual(stories(frames));
  });

  it('is told by what follows where the first frame is a de-associate', async () => {
    const frames = await recording('vdp22-103/station.pcap');
    const isDeassoc = (data: Uint8Array): boolean => data[12] === 0x89 && data[13] === 0x40 && data[36] === 0x08;
    const from = frames.findIndex((frame) => isDeassoc(frame.data));
    const [life] = livesOf(frames.slice(from).filter((frame) => frame.data[12] === 0x89));
    expect(life!.transitions.filter((t) => t.side === 'station').map((t) => t.to)).toEqual(['DEASSOC_PROCESSING', 'EXIT']);
    expect(life!.requests).toBe(1);
  });
});
