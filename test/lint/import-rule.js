import { builtinModules } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { DISSECTOR_LIST, IMPORT_TABLE, moduleOf } from './import-table.js';

const builtins = new Set(builtinModules);

function isTypeOnly(node) {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type');
}

/** What is wrong with an import of `specifier` in the file `path` (from the repository root), null when nothing is. */
export function judgeImport(path, specifier, typeOnly) {
  const from = moduleOf(path);
  if (from === null) return null;
  const row = IMPORT_TABLE[from];
  if (specifier.startsWith('.')) {
    const target = relative('/', resolve('/', dirname(path), specifier)).split(sep).join('/').replace(/\.js$/, '.ts');
    const to = moduleOf(target);
    if (to === null) return `${from} must not import ${target}: no module of the import table`;
    if (to === 'dissectors' && from === 'dissectors') {
      return path === DISSECTOR_LIST ? null : `dissectors must not import each other: ${target}`;
    }
    if (to === from || to === 'model' || to === 'text') {
      return from === 'model' && to === 'text' ? 'model must not import text' : from === 'text' && to === 'model' ? 'text must not import model' : null;
    }
    if (row.values.includes(to)) return null;
    if (row.types.includes(to)) return typeOnly ? null : `${from} may import only types of ${to}: ${target}`;
    return `${from} must not import ${to}: ${target}`;
  }
  const name = specifier.replace(/^node:/, '');
  if (specifier.startsWith('node:') || builtins.has(name)) return row.node ? null : `${from} must not import Node built-ins: ${specifier}`;
  return row.packages.some((one) => name === one || name.startsWith(`${one}/`)) ? null : `${from} must not import the package ${specifier}`;
}

/** The import table as an eslint rule. */
export const importRule = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{why}} (see test/lint/import-table.js)' } },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (node) => {
      const specifier = node.source?.value ?? node.argument?.literal?.value;
      const why = typeof specifier === 'string' ? judgeImport(path, specifier, isTypeOnly(node)) : null;
      if (why !== null) context.report({ node, messageId: 'forbidden', data: { why } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check, TSImportType: check };
  },
};
