import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type * as Library from '../../src/index.js';
import { Folder, story, STORY_FRAMES } from './story.js';

const root = new URL('../../', import.meta.url);

describe('the library', () => {
  it('reads and analyses a capture', async () => {
    const { createAnalysis, openSource, Timebase } = (await import(new URL('dist/index.js', root).href)) as typeof Library;
    const folder = new Folder();
    let frames = 0;
    const analysis = createAnalysis({ onFrame: () => frames++ });
    const source = openSource([folder.write('story.pcapng', story())], new Timebase());
    for (let batch = await source.read(); batch !== null; batch = await source.read()) batch.forEach((input) => analysis.push(input));
    analysis.end();
    await source.close();
    folder.remove();
    expect({ frames, lives: analysis.lives().length }).toEqual({ frames: STORY_FRAMES, lives: 1 });
  });

  it('keeps the control frames of what it reads, of a pipe, too', () => {
    const program = `
      import { openCapture } from ${JSON.stringify(new URL('dist/index.js', root).href)};
      const capture = openCapture(['-']);
      while (await capture.read());
      const { frames } = capture;
      const rows = Array.from({ length: frames.end }, (_, id) => [frames.row(id).kind, frames.octets(id).length, frames.tree(id).at(-1).name]);
      await capture.close();
      console.log(JSON.stringify(rows));
    `;
    const rows = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { input: story(), encoding: 'utf8' })) as unknown[];
    expect(rows).toHaveLength(STORY_FRAMES);
    expect(rows.slice(4, 7)).toEqual([['assoc request', 71, 'eth'], ['ecp ack', 18, 'eth'], ['assoc response', 71, 'eth']]);
  });

  it('asks filters of frames and VSIs', async () => {
    const { compileFilter, filterTable, FilterError, FilterRows, openCapture } = (await import(new URL('dist/index.js', root).href)) as typeof Library;
    const folder = new Folder();
    const capture = openCapture([folder.write('story.pcapng', story())]);
    while (await capture.read());
    const { frames, analysis } = capture;
    const table = filterTable();
    const [rows, isResponse, isOver] = [new FilterRows(capture), compileFilter('vdp.ack == 1', table), compileFilter('state == DEASSOC', table)];
    const kinds = Array.from({ length: frames.end }, (_, id) => frames.row(id)!).filter((row) => isResponse.matches(rows.ofFrame(row))).map(({ kind }) => kind);
    expect(kinds[0]).toBe('assoc response');
    expect(kinds.every((kind) => kind.endsWith('response'))).toBe(true);
    expect(analysis.lives().filter((life) => isOver.matches(rows.ofLife(life)))).toHaveLength(analysis.lives().filter(({ state }) => state === 'EXIT').length);
    expect(() => compileFilter('no such thing', table)).toThrow(FilterError);
    await capture.close();
    folder.remove();
  });

  it('has a pipeline that runs without Node', async () => {
    const { outputFiles } = await build({ entryPoints: [fileURLToPath(new URL('src/analyze.ts', root))], bundle: true, platform: 'browser', format: 'esm', write: false, logLevel: 'silent' });
    expect(outputFiles[0]!.text).not.toMatch(/\bfrom ["']|require\(|\bprocess\.|\bBuffer\b/);
  });
});

describe('the program', () => {
  it('begins with a line for the shell, and bundles what it needs', () => {
    const [starter, program] = ['dist/main.js', 'dist/program.js'].map((path) => readFileSync(new URL(path, root), 'utf8')) as [string, string];
    expect(starter).toMatch(/^#!\/usr\/bin\/env node\n/);
    for (const [, name] of (starter + program).matchAll(/^import .* from ["']([^"']+)["'];$/gm)) expect(isBuiltin(name!)).toBe(true);
  });

  it('is not loaded to tell its version', () => {
    const starter = readFileSync(new URL('dist/main.js', root), 'utf8');
    expect(starter.length).toBeLessThan(2000);
    expect([...starter.matchAll(/import\("([^"]+)"\)/g)].map(([, path]) => path)).toEqual(['./program.js']);
  });
});
