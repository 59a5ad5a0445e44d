import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QuoteResult } from '../quote/types.ts'
import { isCaseFile, readCaseFile } from './read.ts'
import { differences, runCases } from './run.ts'

const good = `
title: 示例
base:
  pool: '990100'
  person: { category: active, contracted: true }
  fees: { total: '8000.00', ownShare: '10.00' }
cases:
  - name: 八千元
    source: 某办法 第一条
    with: { fees: { total: '9000.00' }, filing: null }
    without: [person.contracted]
    expect:
      outcome: settled
      amounts: { fundPool: '6724.00', cash: '2276.00' }
      yearToDate: { inpatientStays: 1 }
    working:
      fundPool: (9000 - 800) * 0.82
      cash: 9000 - 6724
`

function faultsOf(change: (text: string) => string): string {
  const text = change(good)
  assert.notEqual(text, good)
  return readCaseFile('cases/a.yaml', text)
    .faults.map((fault) => `${fault.line}: ${fault.message}`)
    .join('\n')
}

test('a case is its base with its own part laid over it', () => {
  const read = readCaseFile('cases/a.yaml', good)
  assert.deepEqual(read.faults, [])
  assert.equal(read.title, '示例')
  assert.equal(read.cases[0]?.line, 8)
  assert.deepEqual(read.cases[0].input, {
    pool: '990100',
    person: { category: 'active' },
    fees: { total: '9000.00', ownShare: '10.00' },
    filing: null,
  })
})

test('only yaml files directly in a folder called cases are files of cases', () => {
  assert.ok(isCaseFile('pools/330100-hangzhou/cases/住院.yaml'))
  assert.ok(!isCaseFile('pools/330100-hangzhou/cases-filing/a.yaml'))
  assert.ok(!isCaseFile('pools/330100-hangzhou/pool.yaml'))
})

test('a working that gives another figure is a fault of the file', () => {
  assert.match(
    faultsOf((text) => text.replace("'6724.00', cash", "'6724.01', cash")),
    /8: fundPool：「\(9000 - 800\) \* 0.82」得 6724.00，而写的是 6724.01/,
  )
  assert.match(
    faultsOf((text) => text.replace('* 0.82', '* 0.8200001')),
    /round\(\)/,
  )
  assert.match(
    faultsOf((text) => text.replace('fundPool: (9000 - 800) * 0.82', 'fundPool: (9000 - 800')),
    /没有写完/,
  )
})

test('every other fault of shape is named', () => {
  assert.match(
    faultsOf((text) => text.replace('      cash: 9000 - 6724\n', '')),
    /cash 是算出来的/,
  )
  assert.match(
    faultsOf((text) => text.replace('cash: 9000', 'prepayment: 9000')),
    /expect 里却没有/,
  )
  assert.match(
    faultsOf((text) => text.replace("'2276.00'", '2276.00')),
    /带引号/,
  )
  assert.match(
    faultsOf((text) => text.replace('fundPool:', 'fundpool:')),
    /不认识「fundpool」/,
  )
  assert.match(
    faultsOf((text) => text.replace('outcome: settled', 'outcome: paid')),
    /paid/,
  )
  assert.match(
    faultsOf((text) => text.replace('    source: 某办法 第一条\n', '')),
    /缺少 source/,
  )
  assert.match(
    faultsOf((text) => text.replace('with:', 'change:')),
    /不认识「change」/,
  )
  assert.match(
    faultsOf((text) => text.replace('title: 示例', '')),
    /缺少 title/,
  )
  assert.match(
    faultsOf((text) => text.replace('base:', 'base: [')),
    /YAML 读不懂/,
  )
  assert.match(
    faultsOf((text) => text + text.slice(text.indexOf('  - name'))),
    /同名/,
  )
})

const settled = {
  outcome: 'settled',
  amounts: {
    total: '9000.00',
    outOfScope: '0.00',
    overCeiling: '0.00',
    ownShare: '0.00',
    inScope: '9000.00',
    prepayment: '0.00',
    eligible: '9000.00',
    deductible: '800.00',
    fundPool: '6724.00',
    fundCritical: '0.00',
    fundTotal: '6724.00',
    accountCurrentYear: '0.00',
    accountPastYear: '0.00',
    cash: '2276.00',
  },
  prepaymentRate: '0.00',
  yearToDate: { inpatientStays: 1, inpatientEligible: '9000.00' },
  provisional: ['rate'],
  openLayers: [],
} as unknown as QuoteResult

test('a result that agrees has no differences', () => {
  const report = runCases(
    new Map([
      ['p/cases/a.yaml', good],
      ['p/pool.yaml', 'code: 1'],
    ]),
    () => settled,
  )
  assert.deepEqual(report, { count: 1, faults: [] })
})

test('each difference is told', () => {
  const told = differences(
    {
      outcome: 'settled',
      amounts: { cash: '1.00' },
      prepaymentRate: '0.10',
      yearToDate: { inpatientStays: 2 },
      provisional: 'none',
      openLayers: ['critical-illness'],
      reasons: ['x'],
      hint: 'some',
    },
    settled,
  ).join('\n')
  for (const word of ['cash', 'prepaymentRate', 'inpatientStays', 'provisional', 'openLayers', '原因', '提示']) {
    assert.ok(told.includes(word), word)
  }
})

test('another outcome is told with its reasons, and missing error paths are told', () => {
  const invalid: QuoteResult = { outcome: 'invalid', errors: [{ path: 'visit.from', message: '晚于出院' }] }
  assert.match(differences({ outcome: 'settled' }, invalid)[0] ?? '', /invalid（visit.from 晚于出院）/)
  assert.deepEqual(differences({ outcome: 'invalid', errors: ['visit.from'] }, invalid), [])
  assert.match(differences({ outcome: 'invalid', errors: ['filing.from'] }, invalid)[0] ?? '', /filing.from/)
})

test('the report names file, line and case', () => {
  const report = runCases(new Map([['p/cases/a.yaml', good]]), () => ({
    outcome: 'undetermined',
    reasons: [
      { code: 'open-figure', text: '未定', basis: { document: '某办法', article: '第一条' }, parameters: ['比例'] },
    ],
    provisional: [],
    openLayers: [],
  }))
  assert.deepEqual(report.faults, [
    {
      file: 'p/cases/a.yaml',
      line: 8,
      name: '八千元',
      message: '结果应为 settled，得到 undetermined（open-figure 未定）',
    },
  ])
})

test('a case that names a sum of the year that the law does not know is told', () => {
  const text = good.replace(/    expect:[^]*$/, '    expect: { outcome: undetermined }\n')
  const report = runCases(new Map([['p/cases/a.yaml', text]]), () => ({
    outcome: 'undetermined',
    reasons: [
      { code: 'open-figure', text: '未定', basis: { document: '某办法', article: '第一条' }, parameters: ['比例'] },
    ],
    provisional: [],
    openLayers: [],
    leftAside: ['yearToDate.counters.limit.yearley'],
  }))
  assert.deepEqual(
    report.faults.map(({ message }) => message),
    ['这里的规定不认识 yearToDate.counters.limit.yearley，没有算进去；请核对名称'],
  )
})

test('a case may say what a fund pays, also that it pays nothing', () => {
  const amounts = { fundPool: '60.00', fundCritical: '20.00' }
  const paid = {
    outcome: 'settled',
    amounts,
    provisional: [],
    openLayers: [],
    yearToDate: {},
  } as unknown as QuoteResult
  const told = (funds: object, result = paid) => differences({ outcome: 'settled', funds }, result)
  assert.deepEqual(told({ pool: '60.00', 'critical-illness': '20.00', assistance: '0.00' }), [])
  assert.deepEqual(told({ assistance: '20.00' }), ['assistance 应为 20.00，得到 0.00'])
  const listed = { ...paid, funds: [{ fund: 'assistance', amount: '20.00' }] } as unknown as QuoteResult
  assert.deepEqual(told({ assistance: '20.00' }, listed), [])
  assert.deepEqual(told({ 'critical-illness': '20.00' }, listed), ['critical-illness 应为 20.00，得到 0.00'])
  const claiming = (funds: string) =>
    faultsOf((text) => text.replace('      yearToDate', `      funds: ${funds}\n      yearToDate`))
  assert.equal(claiming("{ pool: '6724.00' }"), '')
  assert.match(claiming("{ assistence: '1.00' }"), /不认识「assistence」，这里能写的是 pool、.*assistance/)
  assert.match(claiming('{ assistance: 1 }'), /assistance 是「1」，金额要写成带引号、两位小数的数/)
})
