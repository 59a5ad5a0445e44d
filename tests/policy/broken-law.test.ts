/**
 * A policy that the loader lets pass never makes the engine throw, nor give what is no result: the law of the made-up cities
 * is damaged at random, and either the loader says what is wrong or every case is answered.
 */
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { QuoteResultSchema } from '@yidi/contracts'
import { readPolicyFolder } from '@yidi/policy-folder'
import { loadPolicies, quote } from '@yidi/rules'
import { validCase } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { fenOf } from '../properties/engine.ts'

const law = readPolicyFolder(fileURLToPath(new URL('../made-up-pools/policy', import.meta.url)))
const isResult = Compile(QuoteResultSchema)
const FILES = [...law.keys()].filter((path) => path.startsWith('pools/') && !path.includes('/cases/'))

/** Words that may stand where another stood: values, keys, numbers at the edges, and nothing at all. */
const WORDS = [
  ...[
    'open',
    'none',
    '0',
    '1',
    '100',
    '101',
    '-1',
    '0.5',
    '1e9',
    'yes',
    'no',
    '2025-01-01',
    '2024-01-01',
    '2026-01-01',
  ],
  ...['tier3', 'tier1', 'community', 'pharmacy', 'active', 'retired', 'resident', 'inpatient', 'outpatient'],
  ...['designated-disease', 'level', 'category', 'age', 'stay', 'where', 'bill', 'year', 'visit', 'fund', 'person'],
  ...['home', 'out-of-province', 'in-province', 'direct', 'manual', 'provisional', '[]', '{}', '~', ''],
]

type Damage = (lines: string[], at: number, other: number) => void
const indentOf = (line: string): number => line.length - line.trimStart().length

/** Ways in which a hand that edits YAML goes wrong. */
const DAMAGES: readonly Damage[] = [
  (lines, at) => lines.splice(at, 1),
  (lines, at) => {
    let end = at + 1
    while (end < lines.length && indentOf(lines[end]!) > indentOf(lines[at]!)) end++
    lines.splice(at, end - at)
  },
  (lines, at) => lines.splice(at, 0, lines[at]!),
  (lines, at, other) => lines.splice(other % lines.length, 0, lines[at]!),
  (lines, at, other) => {
    const words = [...lines[at]!.matchAll(/[\w.'-]+/g)]
    const word = words[other % Math.max(1, words.length)]
    if (!word) return
    const by = WORDS[other % WORDS.length]!
    lines[at] = `${lines[at]!.slice(0, word.index)}${by}${lines[at]!.slice(word.index + word[0].length)}`
  },
  (lines, at, other) => {
    lines[at] = lines[at]!.replace(/(: |, |\[)[\w.-]+(?=[\s,}\]]|$)/, `$1${WORDS[other % WORDS.length]!}`)
  },
  (lines, at, other) => {
    lines[at] = lines[at]!.replace(/\d+(?=[,} \]]|$)/g, () => String(other % 120))
  },
]

const damage = fc.record({
  how: fc.constantFrom(...DAMAGES),
  at: fc.nat(),
  other: fc.nat(),
})
const damaged = fc
  .tuple(fc.constantFrom(...FILES), fc.array(damage, { minLength: 1, maxLength: 3 }))
  .map(([path, damages]) => {
    const lines = law.get(path)!.split('\n')
    for (const { how, at, other } of damages) if (lines.length > 0) how(lines, at % lines.length, other)
    return { path, text: lines.join('\n') }
  })

/** Cases as the made-up cities may see them: their own places, any age, any day on which their law holds. */
const cityCase = fc
  .record({
    drawn: validCase,
    pool: fc.constantFrom('910100', '920100'),
    place: fc.constantFrom('910100', '920100', '910200', '310100', '920300', '330100'),
    age: fc.integer({ min: 0, max: 110 }),
    assistance: fc.constantFrom('low-income', 'none', undefined),
    settles: fc.constantFrom('tier1', 'tier2', undefined),
    day: fc.constantFrom('2024-12-31', '2025-01-01', '2025-03-01', '2026-07-01'),
  })
  .map(({ drawn, pool, place, age, assistance, settles, day }) => {
    const copy = structuredClone(drawn) as Record<'person' | 'visit', Record<string, unknown>>
    Object.assign(copy, { pool })
    Object.assign(copy.person, { age, ...(assistance === undefined ? {} : { assistance }) })
    if (copy.person['category'] === 'founding-worker') copy.person['category'] = 'active'
    Object.assign(copy.visit, { place, from: day, to: day })
    const institution = copy.visit['institution'] as Record<string, unknown>
    if (settles !== undefined && copy.visit['kind'] !== 'pharmacy') institution['settlementLevel'] = settles
    return copy as unknown
  })

test('whatever happens to the law, the loader finds it or the engine can live with it', () => {
  let passed = 0
  fc.assert(
    fc.property(damaged, fc.array(cityCase, { minLength: 12, maxLength: 12 }), ({ path, text }, cases) => {
      const files = new Map(law)
      files.set(path, text)
      const { release, faults } = loadPolicies(files)
      for (const fault of faults) assert.match(fault.message, /[\u4e00-\u9fff]/)
      if (faults.length > 0) return
      passed += 1
      for (const one of cases) {
        const result = quote(release, one, { explain: true })
        assert.deepEqual(isResult.Errors(result), [], JSON.stringify(one))
        if (result.outcome !== 'settled') continue
        const { amounts } = result
        const parts = [amounts.fundTotal, amounts.accountCurrentYear, amounts.accountPastYear, amounts.cash]
        assert.equal(
          fenOf(amounts.total),
          parts.map(fenOf).reduce((sum, fen) => sum + fen, 0),
        )
      }
    }),
    draws('damaged law', 250),
  )
  assert.ok(passed > 0, 'no damage was small enough to pass: the test proves nothing')
})
