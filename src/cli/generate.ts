import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { documents } from './documents.js';
import type { JsonSchema } from './json-man.js';

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };

const schema = JSON.parse(readFileSync(new URL('fixtures/schema/evbscope-v1.schema.json', root), 'utf8')) as JsonSchema;

for (const [path, text] of documents(version, schema, root)) {
  const file = new URL(path, root);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
