/** Lint rules of the house. Each group says why it is here; import directions are in .dependency-cruiser.cjs. */
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const clock = 'Time is an argument: take `now: Instant` from the caller, so that tests can jump hours.';
const environment = 'Only src/config.ts reads the environment, so that docs/configuration.md is complete.';

const readsEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: environment,
};
const readsClock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
];
const weakTests = [
  { selector: "CallExpression[callee.property.name='only']", message: 'Nobody else would run their tests any more.' },
  {
    selector: "CallExpression[callee.object.name='jest'][callee.property.name='mock']",
    message: 'No module mocks: hand the double in.',
  },
];

export default defineConfig(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise nobody waits for is a message that may be lost.
      '@typescript-eslint/no-floating-promises': 'error',
      // A new state or notice must be met by every switch. A default counts: it hands the rest on to the next switch.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Characters are what we count and cut by, and Chinese ones are code points.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Things are closures made by factories here; their methods need no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Adapters implement promising ports without always having something to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx,js,cjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', readsEnvironment],
      // Over these a file or function needs a reason, written beside its eslint-disable line.
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Pure, or driven by a caller who knows the time.
    files: ['src/{domain,ports,understanding,wording,usecases}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', readsEnvironment, ...readsClock] },
  },
  { files: ['src/config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // These talk to a terminal.
  { files: ['src/cli/**', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...weakTests],
      // A describe block is as long as what it describes; expectations say enough about what is there.
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
