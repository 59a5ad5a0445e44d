import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { quote, runCases } from '@yidi/rules'
import { repository } from '../architecture/sources.ts'
import { filesOf, folder, readRecipe, realPolicies, releaseOf, runSection } from './run.ts'

const sections = readRecipe('add-a-pool.md')
const files = filesOf(sections, realPolicies())

test('the pool of the recipe is without fault and its cases come out', () => {
  const release = releaseOf(files)
  const own = new Map([...files].filter(([path]) => path.startsWith(folder)))
  const report = runCases(own, (input) => quote(release, input))
  assert.deepEqual(
    report.faults.map((fault) => `${fault.name ?? ''}: ${fault.message}`),
    [],
  )
  assert.equal(report.count, 6)
})

const mechanisms = sections.filter((section) => section.heading.startsWith('6.'))

for (const section of mechanisms)
  test(`the example of ${section.heading}`, () => {
    assert.ok(
      section.blocks.some((block) => block.verb === 'case'),
      'it shows what comes out',
    )
    runSection(files, section)
  })

test('every mechanism has its place on the page', () => {
  const page = sections.flatMap((section) => section.blocks.map((block) => block.text)).join('\n')
  const names = readdirSync(join(repository, 'packages/rules/src/mechanisms'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
  const words: Readonly<Record<string, string>> = {
    'account-only': 'account-only:',
    'account-order': 'accounts:',
    bands: 'bands:',
    deductible: 'deductible:',
    'deductible-none': 'deductible: none',
    'deductible-once-a-year': 'mechanism: once-a-year',
    'deductible-per-stay': 'mechanism: per-stay',
    'extra-points': 'direct-not-used',
    layer: 'threshold:',
    limit: 'per: visit',
    'points-off': 'points-off:',
    prepayment: 'prepay:',
    refusal: 'refuse:',
    'separate-table': 'table: outside',
    times: 'times:',
  }
  assert.deepEqual(
    names.filter((name) => !page.includes(words[name] ?? `a word for ${name}`)),
    [],
  )
})
