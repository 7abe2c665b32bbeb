import tseslint from 'typescript-eslint';
import { importRule } from './test/lint/import-rule.js';

/** Programs of their own: they have a command line, and an end. */
const BACKEND_CHILDREN = ['src/capture/live/backend-{pcap,cap}.ts', 'src/capture/live/{load-add-on,pcap-output}.ts'];
const untyped = ['**/*.js', 'vitest.config.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    ignores: untyped,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    plugins: { evbscope: { rules: { imports: importRule } } },
    rules: {
      'evbscope/imports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // The tables of this project are dense with indices that are right by construction.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'No default exports: give it its name.' }],
    },
  },
  { files: ['*.config.js', '*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/**/*.ts', 'dissectors/**/*.ts'],
    ignores: ['src/main.ts', ...BACKEND_CHILDREN],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'argv', message: 'Only src/main.ts reads the command line.' },
        { object: 'process', property: 'exit', message: 'Only src/main.ts ends the process.' },
      ],
      'no-console': 'error',
    },
  },
);
