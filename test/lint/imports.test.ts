import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

// The files of the table are not there: what needs their types is turned off.
const eslint = new ESLint({
  overrideConfig: [tseslint.configs.disableTypeChecked as never, { languageOptions: { parserOptions: { projectService: false } } }],
});

async function complaints(filePath: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.filter(({ ruleId }) => ruleId === 'evbscope/imports').map(({ message }) => message);
}

const value = (from: string): string => `import { x } from '${from}';\nexport const y = x;\n`;
const type = (from: string): string => `import type { X } from '${from}';\nexport type Y = X;\n`;

describe('the import table', () => {
  it.each([
    ['src/model/a.ts', value('../text/b.js')],
    ['src/text/a.ts', value('../dissect/b.js')],
    ['src/capture/a.ts', value('../dissect/engine.js')],
    ['src/capture/a.ts', value('../track/b.js')],
    ['src/dissect/a.ts', value('../capture/open.js')],
    ['src/dissect/a.ts', value('node:fs')],
    ['src/dissect/a.ts', value('fs')],
    ['dissectors/a.ts', value('./ecp.js')],
    ['dissectors/a.ts', value('../src/track/b.js')],
    ['dissectors/parts/a.ts', value('../ecp.js')],
    ['src/track/a.ts', value('../capture/b.js')],
    ['src/track/a.ts', value('../../dissectors/vdp.js')],
    ['src/track/machines/a.ts', value('../../rules/index.js')],
    ['src/track/a.ts', value('node:path')],
    ['src/rules/vsi/a.ts', value('../../store/b.js')],
    ['src/rules/vsi/a.ts', value('../../stats/histogram.js')],
    ['src/rules/a.ts', "import { type X, y } from '../../dissectors/vdp.js';\nexport const z: X = y;\n"],
    ['src/stats/a.ts', value('../track/vsi.js')],
    ['src/stats/a.ts', value('../export/b.js')],
    ['src/store/a.ts', value('../tui/b.js')],
    ['src/export/a.ts', value('../tui/b.js')],
    ['src/export/a.ts', value('../track/b.js')],
    ['src/filter/a.ts', value('../capture/b.js')],
    ['src/tui/draw/a.ts', value('../../store/b.js')],
    ['src/tui/app.ts', value('../capture/b.js')],
    ['src/tui/app.ts', value('blessed')],
    ['src/analyze.ts', value('./cli/run.js')],
    ['src/analyze.ts', value('node:fs')],
    ['src/export/a.ts', value('chalk')],
    ['src/track/a.ts', "export { x } from '../capture/b.js';\n"],
    ['src/track/a.ts', "export * from '../capture/b.js';\n"],
    ['src/track/a.ts', "export const x = await import('../capture/b.js');\n"],
    ['src/track/a.ts', "export type X = import('../capture/b.js').X;\n"],
    ['src/cli/a.ts', value('../../test/cli/b.js')],
    ['src/cli/a.ts', value('../../bench/b.js')],
    ['bench/a.ts', value('../src/track/b.js')],
  ])('%s must not say %j', async (path, code) => {
    expect(await complaints(path, code)).toHaveLength(1);
  });

  it.each([
    ['src/text/a.ts', value('./b.js')],
    ['src/capture/live/a.ts', value('../../model/frame.js')],
    ['src/capture/a.ts', value('node:fs/promises')],
    ['dissectors/index.ts', value('./ecp.js')],
    ['dissectors/a.ts', value('./parts/b.js')],
    ['dissectors/a.ts', value('../src/text/mac.js')],
    ['src/track/a.ts', type('../../dissectors/vdp.js')],
    ['src/rules/vsi/a.ts', value('../../track/vsi.js')],
    ['src/rules/a.ts', "import { type X, type Y } from '../../dissectors/vdp.js';\nexport type Z = X | Y;\n"],
    ['src/stats/a.ts', type('../track/vsi.js')],
    ['src/export/a.ts', value('../dissect/present.js')],
    ['src/tui/terminal.ts', value('blessed')],
    ['src/analyze.ts', value('../dissectors/index.js')],
    ['src/cli/a.ts', value('../capture/open.js')],
    ['src/main.ts', value('node:fs')],
    ['test/a.ts', value('../src/capture/open.js')],
  ])('%s may say %j', async (path, code) => {
    expect(await complaints(path, code)).toEqual([]);
  });
});
