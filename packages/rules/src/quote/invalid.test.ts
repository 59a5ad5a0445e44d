/** What a clerk or a programmer reads of a case that cannot be reckoned: which field, which value, what to write instead. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE as PER_STAY } from '../mechanisms/deductible-per-stay.ts'
import { exampleCase, examplePool, readExample } from '../mechanisms/example-pool.ts'
import { EXAMPLE as LAYERS } from '../mechanisms/layer.ts'
import { EXAMPLE as LIMITS } from '../mechanisms/limit.ts'
import { quote } from './quote.ts'

const short = { name: '示例市（虚构）', short: '示例' }
const plain = examplePool({ pool: short })

/** The errors of the usual case with one field put otherwise; `path` is the field's. */
function errorsWith(path: string, value: unknown, release = plain): string[] {
  const input = structuredClone(exampleCase()) as unknown as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop()!
  let place = input
  for (const name of names) place = (place[name] ??= {}) as Record<string, unknown>
  if (value === undefined) delete place[last]
  else place[last] = value
  const result = quote(release, input)
  return result.outcome === 'invalid' ? result.errors.map((error) => `${error.path}: ${error.message}`) : []
}

test('a case must be a group of fields, and so must its parts', () => {
  for (const value of [null, 'text', ['list'], 7]) {
    const result = quote(plain, value)
    assert.equal(result.outcome, 'invalid')
    assert.match(JSON.stringify(result), /一个案例应当是一组字段，现在是/)
  }
  assert.deepEqual(errorsWith('fees', [1]), ['fees: 费用应当是一组字段，现在是“[1]”'])
  assert.deepEqual(errorsWith('accounts', 'x'), ['accounts: 个人账户应当是一组字段，现在是“x”'])
})

test('an id is text and comes back with the errors', () => {
  assert.deepEqual(errorsWith('id', 7), ['id: 编号应当是文字，现在是“7”'])
  const result = quote(plain, { ...exampleCase(), id: 'A-7', route: 'other' })
  assert.equal(result.outcome === 'invalid' && result.id, 'A-7')
})

test('a pool that is not known: the message names those that are', () => {
  assert.deepEqual(errorsWith('pool', '999999'), ['pool: 不认识的参保统筹区“999999”，可填：910100（示例）'])
  assert.deepEqual(errorsWith('pool', undefined), ['pool: 没有填写参保统筹区，可填：910100（示例）'])
})

test('a word that is not in the list: the message lists the words with their meaning', () => {
  assert.deepEqual(errorsWith('route', 'other'), [
    'route: 结算方式不能是“other”，可填：direct（直接结算）、manual（零星报销）',
  ])
  assert.deepEqual(errorsWith('route', undefined), [
    'route: 结算方式没有填写，可填：direct（直接结算）、manual（零星报销）',
  ])
  for (const [path, name] of [
    ['insurance', '险种'],
    ['person.category', '人员类别'],
    ['visit.kind', '就诊类型'],
    ['visit.institution.level', '机构等级'],
    ['visit.institution.settlementLevel', '医保结算等级'],
  ] as const)
    assert.ok(errorsWith(path, 'x')[0]!.startsWith(`${path}: ${name}不能是“x”，可填：`), path)
  const long = 'x'.repeat(60)
  assert.match(errorsWith('route', long)[0]!, new RegExp(`不能是“${'x'.repeat(40)}…”`))
})

test('flags, amounts and days say how they are written', () => {
  assert.deepEqual(errorsWith('visit.emergency', 'yes'), ['visit.emergency: 是否急诊只能是 true 或 false，现在是“yes”'])
  assert.deepEqual(errorsWith('fees.total', undefined), [
    'fees.total: 总费用没有填写；写成带引号的元，最多两位小数，0 到 90000000.00，例如 "12345.60"',
  ])
  assert.deepEqual(errorsWith('fees.total', 100), [
    'fees.total: 总费用不是正确的金额“100”；写成带引号的元，最多两位小数，0 到 90000000.00，例如 "12345.60"',
  ])
  assert.deepEqual(errorsWith('visit.from', '2024-02-30'), [
    'visit.from: 就诊开始日不是正确的日期“2024-02-30”；写成 2026-03-01 这样的年-月-日',
  ])
  assert.deepEqual(errorsWith('visit.to', undefined), ['visit.to: 就诊结束日没有填写；写成 2026-03-01 这样的年-月-日'])
})

test('each amount is called by its name', () => {
  const named = (path: string): string => /^.*?(?=不是正确的金额)/.exec(errorsWith(path, '-1')[0]!)![0]
  for (const [path, name] of [
    ['fees.outOfScope', '自费'],
    ['fees.overCeiling', '超限价'],
    ['fees.ownShare', '乙类先行自付'],
    ['fees.specialDrugs', '大病特殊药品'],
    ['yearToDate.inpatientEligible', '年内住院合规费用'],
    ['yearToDate.inpatientDeductible', '年内已付住院起付标准'],
    ['yearToDate.outpatientDeductible', '年内已付门诊起付标准'],
    ['yearToDate.criticalCompliant', '年内大病合规费用'],
    ['yearToDate.criticalPaid', '年内大病已付'],
    ['accounts.currentYear', '当年账户余额'],
    ['accounts.pastYear', '历年账户余额'],
  ] as const)
    assert.equal(named(path), `${path}: ${name}`)
})

test('parts of a bill that do not fit together', () => {
  const fees = (parts: object): string[] => errorsWith('fees', { total: '100.00', ...parts })
  assert.deepEqual(fees({ outOfScope: '50.00', overCeiling: '30.00', ownShare: '20.00' }), [])
  assert.deepEqual(fees({ outOfScope: '50.00', overCeiling: '30.00', ownShare: '20.01' }), [
    'fees: 自费、超限价、乙类先行自付加起来超过了总费用 100.00 元，请核对',
  ])
  assert.deepEqual(fees({ outOfScope: '50.00', specialDrugs: '50.00' }), [])
  assert.deepEqual(fees({ outOfScope: '50.00', specialDrugs: '50.01' }), [
    'fees.specialDrugs: 大病特殊药品是自费的一部分，不能超过自费 50.00 元',
  ])
  assert.deepEqual(fees({ specialDrugs: '0.01' }), [
    'fees.specialDrugs: 大病特殊药品是自费的一部分，不能超过自费 0.00 元',
  ])
})

test('days that stand the wrong way round, and a visit of a day that takes several', () => {
  assert.deepEqual(errorsWith('visit.from', '2024-06-10'), [
    'visit.from: 就诊开始日 2024-06-10 晚于结束日 2024-06-09，请对调或改正',
  ])
  assert.deepEqual(errorsWith('visit.from', '2024-06-09'), [])
  assert.deepEqual(errorsWith('visit.kind', 'outpatient'), [
    'visit.to: 普通门诊只能在一天之内，开始日和结束日应当相同；跨天请分成几次',
  ])
})

test('a pharmacy and its level go together, at the hospital’s grade and at its level for settlement', () => {
  const visit = { place: '910100', from: '2024-06-01', to: '2024-06-01' }
  const at = (kind: string, institution: object): string[] => errorsWith('visit', { ...visit, kind, institution })
  assert.deepEqual(at('pharmacy', { level: 'pharmacy' }), [])
  assert.deepEqual(at('pharmacy', { level: 'tier3' }), [
    'visit.institution.level: 药店购药的机构等级只能是 pharmacy（药店）',
  ])
  assert.deepEqual(at('pharmacy', { level: 'pharmacy', settlementLevel: 'tier3' }), [
    'visit.institution.settlementLevel: 药店购药的机构等级只能是 pharmacy（药店）',
  ])
  assert.deepEqual(at('inpatient', { level: 'pharmacy' }), [
    'visit.institution.level: 药店只能用于药店购药（pharmacy），不能用于住院',
  ])
  assert.deepEqual(at('inpatient', { level: 'tier3', settlementLevel: 'pharmacy' }), [
    'visit.institution.settlementLevel: 药店只能用于药店购药（pharmacy），不能用于住院',
  ])
})

test('a filing: its type, its place and its days', () => {
  const filing = { type: 'temporary', destination: '310000', from: '2024-01-01', to: null }
  const withFiling = (over: object): string[] => errorsWith('filing', { ...filing, ...over })
  assert.deepEqual(withFiling({}), [])
  assert.match(withFiling({ type: 'none' })[0]!, /^filing\.type: 备案类型不能是“none”，可填：resettled-retiree（/)
  assert.doesNotMatch(withFiling({ type: 'none' })[0]!, /可填：.*none/)
  assert.match(withFiling({ type: undefined })[0]!, /^filing\.type: 备案类型没有填写，可填：/)
  assert.deepEqual(withFiling({ destination: '999999' }), [
    'filing.destination: 备案就医地“999999”不在区划代码表里，从来没有这个地方，例如 "310000"',
  ])
  assert.deepEqual(withFiling({ to: '2023-12-31' }), [
    'filing.from: 备案开始日 2024-01-01 晚于结束日 2023-12-31，请对调或改正',
  ])
  assert.deepEqual(withFiling({ to: '2024-01-01' }), [])
  assert.match(withFiling({ to: 'x' })[0]!, /^filing\.to: 备案结束日不是正确的日期“x”/)
})

test('the place of a visit is a city', () => {
  assert.deepEqual(errorsWith('visit.place', '320000'), [
    'visit.place: 就医地“320000”是整个江苏省，请写到市，例如 "320100"（南京市）',
  ])
})

test('an insurance and a category that the pool does not have', () => {
  assert.ok(errorsWith('insurance', 'resident').includes('insurance: 示例没有城乡居民医保'))
  assert.deepEqual(errorsWith('person.category', 'resident'), [
    'person.category: 示例的职工医保没有“居民”这一类，可填：active、retired、founding-worker',
  ])
})

test('age and assistance are asked where the law of the pool depends on them, and only there', () => {
  const aged = examplePool({ pool: short, inpatient: readExample(PER_STAY) })
  const wrong = (value: unknown): string[] => errorsWith('person.age', value, aged)
  assert.deepEqual(wrong(undefined), ['person.age: 示例按年龄确定待遇，请填 0 到 150 的整数周岁，现在没有填写'])
  for (const value of [-1, 151, 40.5, '40'])
    assert.deepEqual(wrong(value), [
      `person.age: 示例按年龄确定待遇，请填 0 到 150 的整数周岁，现在是“${String(value)}”`,
    ])
  for (const value of [0, 150]) assert.deepEqual(wrong(value), [])
  assert.deepEqual(errorsWith('person.age', 'x'), [])
  const assisted = examplePool({
    pool: { ...short, assistance: { 'low-income': '低保对象' } },
    employee: readExample(LAYERS),
  })
  assert.deepEqual(errorsWith('person.assistance', 'rich', assisted), [
    'person.assistance: 救助对象不能是“rich”，可填：none、low-income',
  ])
  assert.deepEqual(errorsWith('person.assistance', 'rich'), [])
})

test('sums of the year: stays are counted, counters are those of the pool', () => {
  for (const stays of [-1, 1.5, '2'])
    assert.deepEqual(errorsWith('yearToDate.inpatientStays', stays), [
      `yearToDate.inpatientStays: 年内住院次数应当是不小于 0 的整数，现在是“${String(stays)}”`,
    ])
  assert.deepEqual(errorsWith('yearToDate.inpatientStays', 0), [])
  const limited = examplePool({ pool: short, employee: readExample(LIMITS) })
  // A sum of a law of before is left aside (reader.test.ts); it is money all the same.
  assert.deepEqual(errorsWith('yearToDate.counters.x', '1.00', limited), [])
  assert.match(
    errorsWith('yearToDate.counters', { 'limit.yearly': 'x' }, limited)[0]!,
    /^yearToDate\.counters\.limit\.yearly: 累计“limit\.yearly”不是正确的金额“x”/,
  )
})
