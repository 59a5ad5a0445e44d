/** What `npm run mutate -- PLACE` knows: which files a place is, and which tests have to notice when one of them errs. */
import { globSync } from 'node:fs'
import { isTest } from '../architecture/sources.ts'

export interface Place {
  /** The word on the command line. */
  readonly name: string
  /** Globs of the files that are mutated; tests and what only tests use are left out. */
  readonly files: readonly string[]
  /** Globs of the tests that judge; one that does not reach a mutant is not run for it. */
  readonly tests: readonly string[]
  /** Whether the tests open databases: a cluster is then prepared once, for all of them to copy. */
  readonly database?: true
}

/** Tests that reckon bills; without the slowest two, which see no more: other time zones, the schema beside the reader. */
const billTests = [
  'packages/rules/src/*.test.ts',
  'packages/rules/src/{engine,mechanisms,quote}/*.test.ts',
  'tests/{cases,made-up-pools,oracle}/*.test.ts',
  'tests/policy/provisional.test.ts',
  'tests/properties/{dearer-bill,explanation,filing-helps,no-amounts,order-of-stays,parts-add-up,split-visit}.test.ts',
]
/** Tests that read law, with slips and without. */
const lawTests = ['packages/rules/src/{cases,mechanisms,policy}/*.test.ts', 'tests/{made-up-pools,policy}/*.test.ts']

export const places: readonly Place[] = [
  {
    name: 'engine',
    files: ['packages/rules/src/engine/{bill,compute,explain,prepared,segment,trace}.ts'],
    tests: billTests,
  },
  { name: 'mechanisms', files: ['packages/rules/src/mechanisms/*.ts'], tests: [...billTests, ...lawTests] },
  { name: 'quote', files: ['packages/rules/src/quote/*.ts'], tests: billTests },
  { name: 'law', files: ['packages/rules/src/policy/*.ts', 'packages/rules/src/engine/spec.ts'], tests: lawTests },
  {
    name: 'ledger',
    files: ['apps/server/src/**/ledger/**/*.ts'],
    tests: [
      'apps/server/src/**/{ledger,settlements}/**/*.test.ts',
      'apps/cli/src/{docs,ledger}.test.ts',
      'tests/hospital/*.test.ts',
    ],
    database: true,
  },
  {
    name: 'settlements',
    files: ['apps/server/src/**/settlements/**/*.ts'],
    tests: ['apps/server/src/**/{ledger,settlements}/**/*.test.ts', 'tests/hospital/*.test.ts'],
    database: true,
  },
  {
    name: 'filings',
    files: ['apps/server/src/filing/**/*.ts'],
    tests: [
      'apps/server/src/filing/**/*.test.ts',
      'tests/filing/*.test.ts',
      'tests/hospital/{referral,registers}*.test.ts',
    ],
    database: true,
  },
]

/** The files of a place that are mutated, as paths from the root of the repository. */
export function filesOf(place: Place): string[] {
  return globSync([...place.files])
    .filter((file) => !isTest(file) && !/(^|\/)(testing|example-pool)\.ts$/.test(file))
    .sort()
}

/** The tests that judge a place, as paths from the root of the repository. */
export function testsOf(place: Place): string[] {
  return [...new Set(globSync([...place.tests]))].sort()
}
