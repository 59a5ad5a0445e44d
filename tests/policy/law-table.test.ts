/** The table of the law: nothing of the policy files is missing from it, it says what the engine computes with, and what differs. */
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readPolicyFolder } from '@yidi/policy-folder'
import { LAW_CHAPTERS, compareLaw, formatDay, lawOn, loadPolicies, parseDay, quote, writeChanges } from '@yidi/rules'
import type { LawLine, QuoteCase, Release } from '@yidi/rules'
import { FIGURE_NAMES as CLAIM_RULES } from '../../packages/rules/src/claims/figures.ts'
import { FIGURE_NAMES as CONTRIBUTION_RULES } from '../../packages/rules/src/contributions/figures.ts'
import { FIGURE_NAMES as FILING_FIGURES } from '../../packages/rules/src/filing/figures.ts'
import { policyRelease } from '../filing/policies.ts'

const release = policyRelease()
const everyKey = loadPolicies(readPolicyFolder(fileURLToPath(new URL('every-key', import.meta.url)))).release
const today = parseDay('2026-06-20')
const tableOf = (law: Release, pool: string, day = today): LawLine[] => lawOn(law, law.pools.get(pool)!, day)

type Tree = Record<string, unknown>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The titles of everything with dated values in a file, whose first value is in force on the day. */
function* datedTitles(node: unknown, day: string): Generator<string> {
  if (Array.isArray(node)) for (const item of node) yield* datedTitles(item, day)
  if (!isTree(node)) return
  const { title, values } = node
  if (typeof title === 'string' && Array.isArray(values)) {
    const [first] = values as Tree[]
    if (first !== undefined && String(first['from']) <= day) yield title
  }
  for (const below of Object.values(node)) yield* datedTitles(below, day)
}

/** The files that a pool states by itself: what a parent states may be replaced by them. */
const ownFiles = (law: Release, folder: string): [string, string][] =>
  [...law.files].filter(
    ([path]) => /\/(away|benefits|filing|claims|contributions)\.yaml$/.test(path) && path.startsWith(`${folder}/`),
  )

for (const [name, law] of [
  ['the law of today', release],
  ['a law with every key of the policy language', everyKey],
] as const)
  test(`${name}: every figure and rule that a pool's files state stands in its table`, () => {
    let all = 0
    for (const { pool } of law.pools.values()) {
      const titles = tableOf(law, pool.code).map(({ title }) => title)
      let found = 0
      for (const [path, text] of ownFiles(law, pool.folder))
        for (const title of datedTitles(parse(text), formatDay(today))) {
          assert.ok(
            titles.some((one) => one.includes(title)),
            `${path}: ${title}`,
          )
          found += 1
        }
      all += found
    }
    assert.ok(all > 50, String(all))
  })

test('every figure that the engine has, every name of the three files of rules and every setting is a line of its own', () => {
  for (const law of [release, everyKey])
    for (const compiled of law.pools.values()) {
      const { pool } = compiled
      const lines = lawOn(law, compiled, today)
      const names = new Set(lines.map(({ name }) => name))
      assert.equal(names.size, lines.length, 'no name stands twice')
      const rules = [
        ...[...(law.filing.laws.get(pool.code)?.figures.keys() ?? [])].map((one) => `filing.${one}`),
        ...[...(law.claims.laws.get(pool.code)?.rules.keys() ?? [])].map((one) => `claims.${one}`),
        ...[...pool.contributions.rules.keys()].map((one) => `contribution.${one}`),
      ]
      const later = new Set(lawOn(law, compiled, parseDay('2099-01-01')).map(({ name }) => name))
      for (const rule of rules) assert.ok(later.has(rule), `${pool.short}: ${rule}`)
      for (const parameter of pool.parameters)
        assert.ok(
          lines.some(({ name }) => name === parameter.name || name.startsWith(`${parameter.name}.`)),
          `${pool.short}: ${parameter.name}`,
        )
      for (const kind of pool.supply.limits.keys()) assert.ok(names.has(`supply.${kind}`), kind)
      for (const payer of pool.neverPaid.keys()) assert.ok(names.has(`neverPaid.${payer}`), payer)
      for (const kind of pool.overlaps.keys()) assert.ok(names.has(`overlaps.${kind}`), kind)
      for (const home of pool.homes) assert.ok(names.has(`home.${home}`), home)
      for (const name of law.reference.keys()) assert.ok([...names].some((one) => one.startsWith(`reference.${name}`)))
    }
  // The language's own lists: a rule of a table has a name of them, and one of every list is there.
  const lists = { filing: FILING_FIGURES, claims: CLAIM_RULES, contribution: CONTRIBUTION_RULES } as const
  const told = [...release.pools.values()].flatMap((pool) => lawOn(release, pool, today).map(({ name }) => name))
  for (const [matter, known] of Object.entries(lists)) {
    const own = told.filter((name) => name.startsWith(`${matter}.`) && !name.includes('average-wage'))
    assert.ok(own.length > 0, matter)
    for (const name of own) assert.ok((known as readonly string[]).includes(name.slice(matter.length + 1)), name)
  }
})

test('a line is in words, says since when, and where a document says it names an article that there is', () => {
  for (const compiled of release.pools.values())
    for (const { name, chapter, title, value, status, from, source, at } of lawOn(release, compiled, today)) {
      assert.ok(chapter in LAW_CHAPTERS && title !== '' && value !== '', name)
      assert.doesNotMatch(value, /[a-z|]/, `${name}: ${value}`)
      assert.equal(status === 'open', value === '待定', name)
      assert.ok(from <= '2026-06-20', name)
      if (source !== undefined) assert.ok(release.documents.get(source.document)?.articles.has(source.article), name)
      if (at !== undefined) assert.ok(release.files.has(at.file) && at.line > 0, name)
    }
})

/** A stay of ten days that is settled by the law of its last day. */
const stay = (pool: string, insurance: 'employee' | 'resident', to: string, total = '30000.00'): QuoteCase => ({
  ...{ pool, insurance, person: { category: insurance === 'employee' ? 'active' : 'resident' }, route: 'direct' },
  visit: {
    kind: 'inpatient',
    place: pool === '339900' ? '330100' : pool,
    from: to,
    to,
    institution: { level: 'tier3' },
  },
  fees: { total },
})

test('the values are those that the engine computes with on the day', () => {
  let compared = 0
  for (const { pool } of release.pools.values())
    for (const insurance of ['employee', 'resident'] as const)
      for (const day of ['2026-06-20', '2024-03-01']) {
        const result = quote(release, stay(pool.code, insurance, day), { explain: true })
        if (result.outcome === 'invalid') continue
        const lines = new Map(tableOf(release, pool.code, parseDay(day)).map((line) => [line.name, line]))
        for (const { name, value, from } of (result.explanation ?? []).flatMap(({ parameters }) => parameters)) {
          // What a row of the table away from home says by itself is told with the row.
          const line = lines.get(name) ?? lines.get(name.replace(/\.(prepay|points-off|times)$/, ''))
          assert.ok(line, `${pool.short} ${day}: ${name}`)
          const said = line.value.replace('不用先自付', '先自付0%')
          assert.ok(said.includes(value), `${name}: ${line.value} and ${value}`)
          assert.equal(line.from, from, name)
          compared += 1
        }
      }
  assert.ok(compared > 20, String(compared))
})

test('a day beside itself differs in nothing, and the other way round two sides say the same', () => {
  for (const { pool } of release.pools.values())
    assert.deepEqual(
      compareLaw(tableOf(release, pool.code), tableOf(release, pool.code)).filter(({ differs }) => differs),
      [],
    )
  const sides = [
    [tableOf(release, '339900', parseDay('2022-12-31')), tableOf(release, '339900')],
    [tableOf(release, '330100'), tableOf(release, '331000')],
  ] as const
  for (const [one, other] of sides) {
    const told = (a: readonly LawLine[], b: readonly LawLine[]) =>
      new Map(compareLaw(a, b).map(({ name, differs }) => [name, differs]))
    const [there, back] = [told(one, other), told(other, one)]
    assert.deepEqual([...there].sort(), [...back].sort())
    assert.ok([...there.values()].includes('value'))
  }
  const direct = compareLaw(...sides[0]).find(({ name }) => name === 'prepayment-direct')
  assert.deepEqual([direct?.differs, direct?.before?.value, direct?.after?.value], ['value', '待定', '20%'])
})

test('a figure that is written anew is in force from its day, in the line that is told, and no other figure of the pool changes', () => {
  let tried = 0
  for (const { pool } of release.pools.values())
    for (const line of tableOf(release, pool.code).filter(
      ({ written }) => written !== undefined && written.value !== 'none',
    )) {
      // Each loads the whole law: some of all are enough.
      if (tried++ % 12 !== 0) continue
      const { name, title } = line
      const value = line.written!.value === '30' ? '31' : '30'
      const change = { figure: name, value, from: '2027-01-01' }
      const { files, written, problems } = writeChanges(release, pool.code, release.files, [change])
      assert.deepEqual(problems, [], name)
      const [{ file, line: at, text }] = written as [(typeof written)[number]]
      assert.equal(written.length, 1)
      assert.ok(files.get(file)!.split('\n')[at - 1]!.includes(text), `${file}:${at} ${text}`)
      const draft = loadPolicies(files)
      // 30 is no value of every figure: then the check says so, of this line.
      for (const fault of draft.faults) assert.equal(fault.file, file, `${title}: ${fault.message}`)
      const drafted = draft.release.pools.get(pool.code)
      if (drafted === undefined) continue
      const pairs = compareLaw(
        tableOf(release, pool.code, parseDay('2027-02-01')),
        tableOf(draft.release, pool.code, parseDay('2027-02-01')),
      )
      const changed = pairs.filter(({ differs }) => differs === 'value')
      assert.ok(
        changed.some((pair) => pair.name === name && pair.after?.from === '2027-01-01'),
        name,
      )
      for (const pair of changed)
        if (!pair.name.startsWith('away.')) assert.equal(pair.title.replace(/（.*$/, ''), title.replace(/（.*$/, ''))
      assert.deepEqual(
        compareLaw(tableOf(release, pool.code), tableOf(draft.release, pool.code)).filter(({ differs }) => differs),
        [],
        'before its day nothing changes',
      )
    }
  assert.ok(tried > 100)
})
