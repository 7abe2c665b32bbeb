import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../src/open-capture.js';
import { GoldenApp } from '../golden-app.js';
import { LiveStage } from '../live-stage.js';
import { DEMO } from '../stage.js';

const SIZE = { columns: 160, rows: 45 };
/** Between the first line, which says where frames come from, and the last one, which says what keys do. */
const body = (text: string): readonly string[] => text.split('\n').slice(1, -2);

describe('what was captured live', () => {
  it.each([DEMO, 'fixtures/captures/mix-churn50/station.pcap', 'fixtures/captures/draft-multi/station.pcap'])('is judged and shown as the file of it: %s', async (path) => {
    const capture = openCapture([path]);
    while (await capture.read());
    const file = await GoldenApp.begin(capture, 'it', SIZE);
    const stage = await LiveStage.begin({ path, size: SIZE });
    stage.app.isFollowing = false;
    for (let turn = 0; turn < 20; turn++) {
      stage.live.give(50);
      await stage.after();
    }
    stage.live.give();
    await stage.after();
    stage.live.end();
    await stage.after();
    expect(stage.live.analysis.findings()).toEqual(capture.analysis.findings());
    expect(stage.live.analysis.lives()).toEqual(capture.analysis.lives());
    expect(stage.live.analysis.stats()).toEqual(capture.analysis.stats());
    for (const keys of ['3', '4', '5', '2<enter>x']) {
      file.press(keys);
      stage.press(keys);
      expect(body(stage.text()), keys).toEqual(body(file.text()));
    }
    file.end();
    stage.app.quit();
    await capture.close();
  });
});
