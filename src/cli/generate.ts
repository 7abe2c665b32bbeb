import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { documents } from './documents.js';

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };

for (const [path, text] of documents(version)) {
  const file = new URL(path, root);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
