/** What a patient reads under "how this was worked out": each sentence in full, with the arithmetic beside it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE as ACCOUNT_ONLY } from '../mechanisms/account-only.ts'
import { EXAMPLE as ACCOUNTS } from '../mechanisms/account-order.ts'
import { EXAMPLE as ONCE_A_YEAR } from '../mechanisms/deductible-once-a-year.ts'
import { EXAMPLE as PER_STAY } from '../mechanisms/deductible-per-stay.ts'
import { exampleCase, examplePool, readExample, type Over } from '../mechanisms/example-pool.ts'
import { EXAMPLE as EXTRAS } from '../mechanisms/extra-points.ts'
import { EXAMPLE as LAYERS } from '../mechanisms/layer.ts'
import { EXAMPLE as LIMITS } from '../mechanisms/limit.ts'
import { EXAMPLE as REFUSAL } from '../mechanisms/refusal.ts'
import { quote } from '../quote/quote.ts'
import type { ExplanationStep } from '../quote/types.ts'

type CaseOver = Parameters<typeof exampleCase>[0]

const source = { document: 'example', article: '第一条' }
const figure = (title: string, value: number): object => ({ title, values: [{ from: '2024-01-01', source, value }] })

/** The steps of a bill of ten thousand yuan, of which the example pool pays 80 % unless told otherwise. */
function explained(over: Over, bill: CaseOver = {}): ExplanationStep[] {
  const result = quote(examplePool(over), exampleCase(bill), { explain: true })
  assert.ok(result.outcome === 'settled' || result.outcome === 'refused', JSON.stringify(result))
  return result.explanation!
}

/** Sentence and arithmetic of the steps of these names. */
function told(steps: readonly ExplanationStep[], ...names: string[]): string[][] {
  return steps.filter(({ step }) => names.includes(step)).map(({ text, formula }) => [text, formula])
}

test('what lies outside the scope is named part by part, and nothing is named where nothing does', () => {
  assert.deepEqual(told(explained({}), 'scope'), [
    ['总费用10,000.00元都在医保范围内。', '10000.00 − 0.00 − 0.00 − 0.00 = 10000.00'],
  ])
  const fees = { total: '12000.00', outOfScope: '1000.00', overCeiling: '600.00', ownShare: '400.00' }
  assert.deepEqual(told(explained({}, { fees }), 'scope', 'cash'), [
    [
      '总费用12,000.00元里，目录外自费1,000.00元、超过限价600.00元、乙类先付400.00元由您自己付，其余10,000.00元按医保规定结算。',
      '12000.00 − 1000.00 − 600.00 − 400.00 = 10000.00',
    ],
    ['您自己付4,000.00元。', '12000.00 − 8000.00 − 0.00 = 4000.00'],
  ])
})

test('away from home: the prepayment, and how the local rate is lowered', () => {
  const away = (then: object): string[][] => {
    const row = { name: 'temporary', title: '临时外出就医', when: { filing: 'temporary', covers: 'yes' }, then, source }
    const filing = { type: 'temporary', destination: '310000', from: '2024-01-01', to: null } as const
    return told(explained({ rows: [row] }, { visit: { place: '310115' }, filing }), 'prepayment', 'band')
  }
  assert.deepEqual(away({ prepay: 12.5, 'points-off': 5 }), [
    ['临时外出就医：您先自付12.5%，也就是1,250.00元，支付比例降低5个百分点。', '10000.00 × 12.5% = 1250.00'],
    ['8,750.00元由基金支付75%（本地比例80%，减5个百分点），付6,562.50元。', '8750.00 × 75% = 6562.50'],
  ])
  assert.deepEqual(away({ times: 0.9 }), [
    ['临时外出就医：不用先自付，支付比例按本地的90%折算。', '10000.00 × 0% = 0.00'],
    ['10,000.00元由基金支付72%（本地比例80%，乘以0.9），付7,200.00元。', '10000.00 × 72% = 7200.00'],
  ])
  assert.deepEqual(away({ prepay: 0 }), [
    ['临时外出就医：不用先自付。', '10000.00 × 0% = 0.00'],
    ['10,000.00元由基金支付80%，付8,000.00元。', '10000.00 × 80% = 8000.00'],
  ])
})

test('a deductible once a year: due, due in part, met', () => {
  const borne = (inpatientDeductible: string): string[] =>
    told(
      explained({ inpatient: readExample(ONCE_A_YEAR) }, { yearToDate: { inpatientDeductible } }),
      'deductible',
    ).flat()
  assert.deepEqual(borne('0.00'), [
    '今年的起付标准800.00元，这次您先付800.00元。',
    'min(max(800.00 − 0.00, 0), 10000.00) = 800.00',
  ])
  assert.deepEqual(borne('300.00'), [
    '今年的起付标准800.00元，以前已付300.00元，这次再付500.00元。',
    'min(max(800.00 − 300.00, 0), 10000.00) = 500.00',
  ])
  assert.deepEqual(borne('800.00'), [
    '今年的起付标准800.00元已经付够，这次不用再付。',
    'min(max(800.00 − 800.00, 0), 10000.00) = 0.00',
  ])
})

test('a deductible for each stay: whole, by a factor, none', () => {
  const stay = (inpatientStays: number): string[] =>
    told(
      explained({ inpatient: readExample(PER_STAY) }, { person: { age: 40 }, yearToDate: { inpatientStays } }),
      'deductible',
    ).flat()
  assert.deepEqual(stay(0), ['这次住院的起付标准，您先付1,000.00元。', 'min(1000.00, 10000.00) = 1000.00'])
  assert.deepEqual(stay(1), ['这次住院的起付标准，您先付500.00元。', 'min(1000.00 × 50%, 10000.00) = 500.00'])
  assert.deepEqual(stay(2), ['这次住院不再付起付标准。', 'min(1000.00 × 0%, 10000.00) = 0.00'])
})

const bands = (along: 'year' | 'bill'): Over => ({
  inpatient: {
    share: {
      along,
      bands: [
        { title: '第一段', upTo: figure('第一段上限', 4000), fund: figure('第一段比例', 70) },
        { upTo: figure('第二段上限', 9000), fund: figure('第二段比例', 90) },
      ],
    },
  },
})

test('bands are called by their titles; what lies above the last is above it this year or on this bill', () => {
  assert.deepEqual(told(explained(bands('bill')), 'band', 'above-bands', 'cash'), [
    ['第一段：4,000.00元由基金支付70%，付2,800.00元。', '4000.00 × 70% = 2800.00'],
    ['5,000.00元由基金支付90%，付4,500.00元。', '5000.00 × 90% = 4500.00'],
    ['这次超过9,000.00元的部分，基本医保不再支付，这1,000.00元由您自己付或由后面的保障付。', '1000.00'],
    ['您自己付2,700.00元。', '10000.00 − 7300.00 − 0.00 = 2700.00'],
  ])
  assert.deepEqual(told(explained(bands('year'), { yearToDate: { inpatientEligible: '3000.00' } }), 'above-bands'), [
    ['今年超过9,000.00元的部分，基本医保不再支付，这4,000.00元由您自己付或由后面的保障付。', '4000.00'],
  ])
})

test('a limit of the year tells what was used before, a limit of a visit does not speak of before', () => {
  const yearly = (used: string): string[] =>
    told(
      explained({ employee: readExample(LIMITS) }, { yearToDate: { counters: { 'limit.yearly': used } } }),
      'limit',
    ).flat()
  assert.deepEqual(yearly('192000.00'), [
    '年度最高支付限额200,000.00元，以前已用192,000.00元，连同这次没有超过。',
    'max(8000.00 − max(200000.00 − 192000.00, 0), 0) = 0.00',
  ])
  assert.deepEqual(yearly('195000.00'), [
    '年度最高支付限额200,000.00元，以前已用195,000.00元，这次有3,000.00元超过限额，基金不付。',
    'max(8000.00 − max(200000.00 − 195000.00, 0), 0) = 3000.00',
  ])
  const ofAVisit = (limitYuan: number): string | undefined => {
    const limit = { name: 'visit', title: '每次限额', per: 'visit', covers: ['inpatient'] }
    const limits = [{ ...limit, amount: figure('每次限额', limitYuan) }]
    return told(explained({ employee: { limits } }), 'limit')[0]?.[0]
  }
  assert.equal(ofAVisit(8000), '每次限额8,000.00元，这次没有超过。')
  assert.equal(ofAVisit(7500), '每次限额7,500.00元，这次有500.00元超过限额，基金不付。')
})

const layered: Over = { pool: { assistance: { 'low-income': '低保对象' } }, employee: readExample(LAYERS) }
const layers = (over: Over, bill: CaseOver = {}): string[][] => told(explained(over, bill), 'layer-base', 'layer')

test('critical illness tells how far the year has come, its bands and what is left of its limit', () => {
  assert.deepEqual(layers(layered, { yearToDate: { criticalCompliant: '18000.00' } }), [
    [
      '大病保险要看今年您自己付的合规费用：以前18,000.00元，这次2,000.00元，一共20,000.00元；起付标准是20,000.00元，还没有超过，这次不付。',
      '18000.00 + 2000.00 = 20000.00',
    ],
    ['医疗救助再为您付0.00元：2,000.00元的0%。', '2000.00 × 0% = 0.00'],
  ])
  const yearToDate = { criticalCompliant: '99000.00', criticalPaid: '299000.00' }
  assert.deepEqual(layers(layered, { yearToDate, person: { assistance: 'low-income' } }), [
    [
      '大病保险要看今年您自己付的合规费用：以前99,000.00元，这次2,000.00元，一共101,000.00元；起付标准是20,000.00元，超过的部分再分段支付。',
      '99000.00 + 2000.00 = 101000.00',
    ],
    ['大病保险再为您付600.00元：1,000.00元的60%。', '1000.00 × 60% = 600.00'],
    ['大病保险再为您付400.00元：1,000.00元的70%，今年的限额只剩400.00元。', 'min(1000.00 × 70%, 400.00) = 400.00'],
    ['医疗救助再为您付700.00元：1,000.00元的70%。', '1000.00 × 70% = 700.00'],
  ])
})

/** A layer on this bill alone: its threshold, its rate and, where it has one, its limit. */
const onThisBill = (name: string, title: string, pays: number, figures: object = {}): object => ({
  name,
  title,
  fund: 'other',
  covers: ['inpatient'],
  along: 'bill',
  base: ['share'],
  threshold: 'none',
  bands: [{ pays: figure(`${title}比例`, pays) }],
  ...figures,
})

test('a layer of this bill alone does not speak of the year, and says why it pays less than its rate', () => {
  const limited = onThisBill('large', '大额补助', 80, {
    threshold: figure('大额起付标准', 500),
    limit: figure('大额限额', 1000),
  })
  assert.deepEqual(layers({ employee: { layers: [limited] } }), [
    [
      '大额补助要看这次您自己付的合规费用：一共2,000.00元；起付标准是500.00元，超过的部分再分段支付。',
      '0.00 + 2000.00 = 2000.00',
    ],
    [
      '大额补助（其他基金）再为您付1,000.00元：1,500.00元的80%，这次的限额只剩1,000.00元。',
      'min(1500.00 × 80%, 1000.00) = 1000.00',
    ],
  ])
  // Both take the same share for their base, and together they would pay more than it.
  const both = [onThisBill('first', '第一层', 90), onThisBill('second', '第二层', 30)]
  assert.deepEqual(layers({ employee: { layers: both } }), [
    ['第一层（其他基金）再为您付1,800.00元：2,000.00元的90%。', '2000.00 × 90% = 1800.00'],
    [
      '第二层（其他基金）再为您付200.00元：2,000.00元的30%，这次要您付的只剩200.00元。',
      'min(2000.00 × 30%, 200.00) = 200.00',
    ],
  ])
})

test('each account is called by its name, with what it paid for', () => {
  const accounts = { currentYear: '1000.00', pastYear: '500.00' }
  const first = explained({ inpatient: { ...readExample(ONCE_A_YEAR), ...readExample(ACCOUNTS) } }, { accounts })
  assert.deepEqual(told(first, 'account-first', 'account-deductible', 'cash'), [
    ['先用个人账户当年资金付1,000.00元。', 'min(10000.00, 1000.00) = 1000.00'],
    ['起付标准先用个人账户历年资金付500.00元。', 'min(800.00, 500.00) = 500.00'],
    ['您自己付1,940.00元。', '10000.00 − 6560.00 − 1500.00 = 1940.00'],
  ])
  const uses = [
    { from: 'past-year', pays: 'share', source },
    { from: 'current-year', pays: 'remainder', source },
  ]
  assert.deepEqual(
    told(explained({ inpatient: { accounts: uses } }, { accounts }), 'account-share', 'account-remainder'),
    [
      ['您按比例自付的部分，用个人账户历年资金付500.00元。', 'min(2000.00, 500.00) = 500.00'],
      ['剩下要您付的，用个人账户当年资金付1,000.00元。', 'min(1500.00, 1000.00) = 1000.00'],
    ],
  )
  const pharmacy = { kind: 'pharmacy', place: '310115', to: '2024-06-01', institution: { level: 'pharmacy' } } as const
  const only = explained({ rows: readExample(ACCOUNT_ONLY)['rows'] as unknown[] }, { visit: pharmacy, accounts })
  assert.deepEqual(told(only, 'account-only'), [
    ['这次只能用个人账户历年资金支付，付了500.00元，其余您自己付。', 'min(10000.00, 500.00) = 500.00'],
  ])
})

test('a refused bill is explained by its scope and the refusal, with the article', () => {
  const steps = explained({ rows: readExample(REFUSAL)['rows'] as unknown[] }, { visit: { place: '310115' } })
  assert.deepEqual(told(steps, 'scope', 'refused'), [
    ['总费用10,000.00元都在医保范围内。', '10000.00 − 0.00 − 0.00 − 0.00 = 10000.00'],
    ['这次费用10,000.00元医保不能支付，由您自己付。', '10000.00'],
  ])
  assert.deepEqual(
    steps.map(({ step, amount, basis, parameters }) => [step, amount, basis.article, parameters]),
    [
      ['scope', '10000.00', '', []],
      ['refused', '10000.00', '第五条', []],
    ],
  )
})

test('each step names the figures it rests on, and what is provisional says so', () => {
  const provisional = { title: '支付比例', values: [{ from: '2024-01-01', source, value: 80, status: 'provisional' }] }
  const share = { along: 'bill', bands: [{ fund: provisional }] }
  const extras = readExample(EXTRAS)['extras'] as unknown[]
  const row = { name: 'away', title: '市外就医', when: { where: 'out-of-province' }, source, status: 'provisional' }
  const then = { prepay: 12, 'points-off': 6, times: 0.9 }
  const inpatient = { ...readExample(PER_STAY), share }
  const steps = explained(
    { rows: [{ ...row, then }], extras, inpatient },
    { visit: { place: '310115' }, route: 'manual', person: { age: 40 }, yearToDate: { inpatientStays: 1 } },
  )
  assert.deepEqual(
    steps.map(({ step, parameters, provisional }) => [
      step,
      parameters.map(({ value }) => value),
      provisional ?? false,
    ]),
    [
      ['scope', [], false],
      ['prepayment', ['10个百分点', '5个百分点', '12%', '6个百分点', '0.9倍'], true],
      ['deductible', ['1000.00元', '0.5倍'], false],
      ['band', ['80%'], false],
      ['cash', [], false],
    ],
  )
  const [rate] = steps.find(({ step }) => step === 'band')!.parameters
  assert.deepEqual(rate, {
    name: 'employee.inpatient.band-1.fund',
    title: '支付比例',
    value: '80%',
    from: '2024-01-01',
    status: 'provisional',
  })
})
