import { talkLive } from './traffic/talk-live.js';

/** `talk DEVICE VSIS`: talks until TERM, then says what was sent. Prints one line of JSON. */
export async function talkUntilTerm(device: string, vsis: number): Promise<void> {
  const end = new AbortController();
  process.once('SIGTERM', () => end.abort());
  console.log(JSON.stringify(await talkLive(device, vsis, end.signal)));
}
