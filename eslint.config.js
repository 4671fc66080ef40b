import js from '@eslint/js';
import prettier from 'eslint-config-prettier/flat';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/', '.local-aws/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  // The rules that know types are the reason for a linter here: a forgotten `await` leaves billed resources behind.
  typescript.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A comment says what returns, draws or is true: "Returns true if …", and not "Whether …".
      'no-warning-comments': [
        'error',
        { terms: ['what', 'whether'], location: 'start', decoration: ['*'] },
      ],
      // A step takes its context apart (`run({ ecs, name, report })`), and so does the engine with a session. These are
      // objects of functions without a `this`, which a type can only say by giving up the method syntax everywhere.
      '@typescript-eslint/unbound-method': 'off',
      // An underscore says "named for the reader, not used": `infer _Shape`, `(_call, error)`.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    // A step is read at one sitting, from top to bottom. A third of it is imports and reasons.
    files: ['scripts/steps/*.ts'],
    rules: { 'max-lines': ['error', 150] },
  },
  {
    // A test that fails once in a thousand runs says nothing about the change that it stops. Look for such cases by hand, with
    // a large `numRuns`; what is found becomes a test.
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name="fc"][callee.property.name="assert"]:not(:has(Property[key.name="seed"]))',
          message: 'Give fc.assert a seed, so that each run of the tests asks the same.',
        },
        {
          selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
          message: 'Use mulberry32 with a seed, so that each run of the tests asks the same.',
        },
      ],
    },
  },
  {
    // TypeScript leaves out a file whose name begins with a dot.
    files: ['.dependency-cruiser.mjs'],
    extends: [typescript.configs.disableTypeChecked],
  },
  prettier,
);
