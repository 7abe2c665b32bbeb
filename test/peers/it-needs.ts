import { it } from 'vitest';

/** A test that cannot run while anything is `missing` here: then a skip that says so, under CI a failure. */
export function itNeeds(missing: readonly string[], name: string, test: () => void | Promise<void>): void {
  const isMissing = missing.length > 0;
  const isSkipped = isMissing && process.env['CI'] !== 'true';
  if (isSkipped) console.log(`skipped, no ${missing.join(', no ')}: ${name}`);
  it.skipIf(isSkipped)(name, { timeout: 120_000 }, async () => {
    if (isMissing) throw new Error(`no ${missing.join(', no ')}: CI must have it`);
    await test();
  });
}
