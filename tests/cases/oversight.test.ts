/** The cases of oversight come out, every rule has two that it must flag and two that it must not, and one that is wrong is told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readCaseFolder } from '@yidi/policy-folder'
import { isOversightCaseFile, loadOversight, runOversightCases } from '@yidi/rules/oversight'
import { policyRelease } from '../filing/policies.ts'
import { policyFolder } from '../policy-folder.ts'

const { laws } = loadOversight(policyRelease())
const files = new Map([...readCaseFolder(policyFolder)].filter(([path]) => isOversightCaseFile(path)))

interface File {
  base: { rule: string }
  cases: { expect: { flags: unknown[] } }[]
}

const run = (text: string) => runOversightCases(new Map([['national/cases-oversight/a.yaml', text]]), laws)
const messages = (text: string): string[] => run(text).faults.map(({ message }) => message)

const OVERLAP = `title: 住院重叠
base: { pool: '339900', rule: stays-overlap }
cases:
  - name: 重叠三天
    source: 省级职工医保办法 第四十三条
    with:
      visits:
        - { id: a, at: h1, kind: inpatient, from: '2024-03-01', to: '2024-03-10' }
        - { id: b, at: h2, kind: inpatient, from: '2024-03-07', to: '2024-03-15' }
    expect: { flags: [{ of: person, settlements: [a, b] }] }
`

test('every case comes out', () => {
  const { count, faults } = runOversightCases(files, laws)
  assert.deepEqual(faults, [])
  const written = [...files.values()].reduce((sum, text) => sum + (parse(text) as File).cases.length, 0)
  assert.equal(count, written)
})

test('every rule of every pool has at least two cases that it flags and two that it does not', () => {
  const shown = new Map<string, { flagged: number; passed: number }>()
  for (const text of files.values()) {
    const { base, cases } = parse(text) as File
    const flagged = cases.filter(({ expect }) => expect.flags.length > 0).length
    shown.set(base.rule, { flagged, passed: cases.length - flagged })
  }
  const rules = new Set([...laws.values()].flatMap((law) => law.rules.map(({ id }) => id)))
  assert.ok(rules.size >= 13)
  for (const rule of rules) {
    const { flagged, passed } = shown.get(rule) ?? { flagged: 0, passed: 0 }
    assert.ok(flagged >= 2 && passed >= 2, `${rule}: ${String(flagged)} flagged, ${String(passed)} not`)
  }
})

test('a case that comes out is no fault, and one that does not is told both ways', () => {
  assert.deepEqual(run(OVERLAP), { count: 1, faults: [] })
  assert.match(
    messages(OVERLAP.replace('flags: [{ of: person, settlements: [a, b] }]', 'flags: []'))[0]!,
    /不应当有疑点：person，a、b/,
  )
  const wrong = messages(OVERLAP.replace('settlements: [a, b]', 'settlements: [a]'))
  assert.equal(wrong.length, 2)
  assert.match(wrong[0]!, /应当有疑点 .*没有得到/)
})

test('what a case cannot say is told with its line', () => {
  const { faults } = run(OVERLAP.replace('at: h1', 'hospital: h1'))
  assert.equal(faults[0]?.line, 4)
  assert.match(faults[0]?.message ?? '', /visits 第 1 项 不认识「hospital」/)
  for (const [from, to, why] of [
    ["from: '2024-03-01'", "from: '2024-02-30'", /from 应当是日期/],
    ['kind: inpatient', 'kind: hotel', /kind 应当是/],
    ['rule: stays-overlap', 'rule: stays', /没有规则“stays”/],
    ['rule: stays-overlap', 'rule: stays-overlap, settings: { days: 99 }', /不能是 99，应当是 1 到 30 天/],
    ['rule: stays-overlap', 'rule: stays-overlap, settings: { day: 2 }', /不认识「day」/],
    ["pool: '339900', ", '', /缺少 pool 或 rule/],
    ['of: person', 'off: person', /不认识「off」/],
    ['flags: [{', 'flags: {', /读不懂/],
  ] as const)
    assert.match(messages(OVERLAP.replace(from, to)).join('\n'), why)
})

test('cases of a pool that is left out are not run', () => {
  assert.deepEqual(run(OVERLAP.replace('339900', '999999')), { count: 0, faults: [] })
})
