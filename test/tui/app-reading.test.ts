import { describe, expect, it } from 'vitest';
import { begin, settled } from './app-stage.js';

describe('while it is read', () => {
  it('a paused screen stays as it is, and says how many frames wait', async () => {
    const { type, app, screen, state } = await begin({ reads: false });
    type('p');
    while (app.loader.isReading) await new Promise((resolve) => setTimeout(resolve, 1));
    app.paint();
    expect(screen.text).toContain('PAUSED +845');
    expect(state.frames.count).toBe(0);
    type('p');
    expect(state.frames.count).toBe(845);
    app.quit();
  });

  it('Esc stops the reading, and what was read is shown', async () => {
    const { type, app, screen } = await begin({ reads: false });
    expect(screen.foot).toContain('Esc stops');
    type('<escape>');
    expect(app.loader.isStopped).toBe(true);
    expect(screen.foot).toContain('reading was stopped');
    expect(screen.text).toContain('FILE  STOPPED');
    app.quit();
  });

  it('F follows the newest, until the selection goes up', async () => {
    const { type, app, screen } = await begin({ reads: false });
    type('F');
    while (app.loader.isReading) await new Promise((resolve) => setTimeout(resolve, 1));
    await settled();
    expect(screen.text).toContain('FOLLOW');
    expect(screen.text).toContain('frame 991');
    type('k');
    expect(screen.text).not.toContain('FOLLOW');
    app.quit();
  });

  it('ends where nothing can be read, and tells what is damaged', async () => {
    const missing = await begin({ path: 'no/such/file' });
    await missing.ended;
    expect(missing.state.recording.source.problems).toHaveLength(1);
  });
});
