import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['**/dist/**', 'data/**', '.cache/**', 'docs/**'] },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'off',
      eqeqeq: 'error',
    },
  },
  // A function fits on a screen; a test may tell a longer story.
  {
    files: [
      'apps/{server,cli}/**/*.ts',
      'apps/web/src/**/*.{ts,tsx}',
      'packages/**/*.ts',
      'tests/**/*.ts',
      'bench/**/*.ts',
    ],
    rules: { 'max-lines-per-function': ['error', { max: 70 }] },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 120 }] },
  },
)
