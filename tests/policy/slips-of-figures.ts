/** Slips in the figures: another unit, another scale, or written as no figure can be. */
import { inAway, inBenefits } from './slip.ts'
import type { Slip } from './slip.ts'

const RATE = 'table: { tier3: 60, tier2: 70, rest: 80 }'
const AMOUNT = 'table: { tier3: 900, tier2: 600, rest: 300 }'
const UP_TO = 'value: 50000 }'

/** A layer of the employees, before the residents' part; critical illness unless it is `called` otherwise. */
export const layerOf = (
  threshold: string,
  limit: string,
  called = '    - name: critical-illness\n      title: 大病保险',
): string => {
  const figure = (title: string, value: string): string =>
    `{ title: ${title}, values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第十三条 }, value: ${value} }] }`
  return `  layers:
${called}
      covers: [inpatient]
      along: year
      base: [own-share, prepayment, share]
      threshold: ${figure('大病起付标准', threshold)}
      bands: [{ pays: ${figure('大病支付比例', '60')} }]
      limit: ${figure('大病年度限额', limit)}
resident:`
}

/** Figures in another unit, or written as no figure can be. */
export const FIGURES: readonly Slip[] = [
  inBenefits('a rate as a fraction', RATE, RATE.replace('60', '0.6'), /“0\.6”在这里是 0\.6%/, /是不是 60？/, {
    line: /0\.6/,
  }),
  inBenefits('a rate with its sign', RATE, RATE.replace('60', '60%'), /不是正确的数“60%”/, /是不是 60？/),
  inBenefits('a rate in quotes with its sign', RATE, RATE.replace('60', '"60 %"'), /不是正确的数“60 %”/, /是不是 60？/),
  inBenefits('a rate in per mille', RATE, RATE.replace('60', '600'), /超过 100%：“600”/, /是不是 60？/),
  inBenefits('a rate in ppm', RATE, RATE.replace('60', '600000'), /超过 100%：“600000”/, /是不是 60？/),
  inBenefits('a rate with 成', RATE, RATE.replace('60', '6成'), /不是正确的数“6成”/, /是不是 60？/),
  inBenefits('a rate in full width', RATE, RATE.replace('60', '６０'), /不是正确的数“６０”/, /是不是 60？/),
  inBenefits('a rate below nought', RATE, RATE.replace('60', '-60'), /不能是负数“-60”/, /0 到 100/),
  inBenefits('a rate just above the whole', RATE, RATE.replace('60', '100.5'), /超过 100%/, /0 到 100/),
  inBenefits(
    'a rate with five digits',
    RATE,
    RATE.replace('60', '60.12345'),
    /小数太长“60\.12345”，最多 4 位/,
    /0 到 100/,
  ),
  inBenefits('a rate as an exponent', RATE, RATE.replace('60', '6e1'), /不是正确的数“6e1”/, /是不是 60？/),
  inBenefits('a rate left empty', RATE, 'table: { tier3: , tier2: 70, rest: 80 }', /后面空着/, /写成 0 到 100/),
  inBenefits('no limit where there is none to have', RATE, RATE.replace('60', 'none'), /不能写 none/, /0 到 100/),
  inBenefits(
    'a deductible in percent',
    'title: 职工门诊起付标准',
    'title: 职工门诊起付标准\n        unit: percent',
    /单位是 percent（百分数），而起付标准的单位是 yuan（元）/,
    /把 unit 改成 yuan/,
    { line: /unit: percent/ },
  ),
  inBenefits(
    'a rate in yuan',
    'title: 职工门诊支付比例',
    'title: 职工门诊支付比例\n            unit: yuan',
    /单位是 yuan（元），而基金支付比例的单位是 percent/,
    /把 unit 改成 percent/,
  ),
  inBenefits(
    'a rate in points',
    'title: 职工门诊支付比例',
    'title: 职工门诊支付比例\n            unit: points',
    /单位是 points/,
    /percent/,
  ),
  inBenefits(
    'a unit that there is not',
    'title: 职工门诊支付比例',
    'title: 职工门诊支付比例\n            unit: ppm',
    /单位不能是“ppm”/,
    /percent/,
  ),
  inBenefits(
    'a deductible with thousands, in a flow',
    '{ active: 1000, retired: 500 }',
    '{ active: 1,000, retired: 500 }',
    /千分位的逗号“,000”/,
    /40,000 写成 40000/,
  ),
  inBenefits(
    'two deductibles with thousands',
    '{ active: 1000, retired: 500 }',
    '{ active: 1,000, retired: 2,000 }',
    /千分位的逗号“,000”/,
    /写成 40000/,
  ),
  inBenefits(
    'a band end with thousands, in quotes',
    UP_TO,
    "value: '50,000' }",
    /不是正确的数“50,000”/,
    /是不是 50000？/,
  ),
  inBenefits('a band end in ten thousands', UP_TO, 'value: 5 }', /太小：“5”在这里是 5元，最小是 100/, /是不是 50000？/),
  inBenefits('a band end with 万元', UP_TO, 'value: 5万元 }', /不是正确的数“5万元”/, /是不是 50000？/),
  inBenefits('a deductible with 元', AMOUNT, AMOUNT.replace('900', '900元'), /不是正确的数“900元”/, /是不是 900？/),
  inBenefits('a deductible with a percent sign', AMOUNT, AMOUNT.replace('900', '9%'), /不是正确的数“9%”/, /^写成元/),
  inBenefits('a deductible without end', AMOUNT, AMOUNT.replace('900', 'none'), /不能写 none/, /写成元/),
  inBenefits(
    'a deductible beyond all sense',
    AMOUNT,
    AMOUNT.replace('900', '90000000'),
    /太大：“90000000”超过了 20000元/,
    /写成元/,
  ),
  inBenefits(
    'a deductible in fen',
    AMOUNT,
    AMOUNT.replace('900', '90000'),
    /太大：“90000”超过了 20000元/,
    /是不是 900？/,
  ),
  inBenefits(
    'the only band end of residents in ten thousands',
    /( +)- fund:\n( +title: 居民住院支付比例)/,
    '$1- upTo: { title: 居民限额, values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第七条 }, value: 30 }] }\n$1  fund:\n$2',
    /太小：“30”在这里是 30元/,
    /是不是 300000？/,
  ),
  inBenefits(
    'a limit of stays in ten thousands',
    /^resident:/m,
    '  limits: [{ name: yearly, title: 年度限额, per: year, covers: [inpatient], amount: { title: 年度限额, values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第七条 }, value: 40 }] } }]\nresident:',
    /太小：“40”在这里是 40元，最小是 1000/,
    /是不是 400000？/,
  ),
  inBenefits(
    'a threshold in ten thousands',
    /^resident:/m,
    layerOf('2', '300000'),
    /太小：“2”在这里是 2元/,
    /是不是 20000？/,
  ),
  inBenefits(
    'the limit of a layer in ten thousands',
    /^resident:/m,
    layerOf('20000', '30'),
    /太小：“30”在这里是 30元，最小是 1000/,
    /是不是 300000？/,
  ),
  inBenefits(
    'one figure for several levels',
    AMOUNT,
    AMOUNT.replace('300', '0.03'),
    /太小：“0\.03”在这里是 0\.03元/,
    /是不是 300？/,
  ),
  inAway(
    'a factor just above one suggests nothing',
    '{ prepay: 10 }',
    '{ times: 1.5 }',
    /太大：“1\.5”超过了 1/,
    /^写成 0 到 1/,
  ),
  inBenefits('a deductible below nought', AMOUNT, AMOUNT.replace('900', '-900'), /不能是负数“-900”/, /是不是 900？/),
  inAway('a prepayment as a fraction', '{ prepay: 10 }', '{ prepay: 0.1 }', /“0\.1”在这里是 0\.1%/, /是不是 10？/, {
    line: /prepay: 0\.1/,
  }),
  inAway('a prepayment with its sign', '{ prepay: 10 }', '{ prepay: 10% }', /不是正确的数“10%”/, /是不是 10？/),
  inAway('a prepayment above the whole', '{ prepay: 10 }', '{ prepay: 110 }', /超过 100%/, /0 到 100/),
  inAway('points above a hundred', '{ prepay: 10 }', '{ points-off: 120 }', /超过 100%/, /百分点/),
  inAway('points below nought', '{ prepay: 10 }', '{ points-off: -5 }', /不能是负数“-5”/, /是不是 5？/),
  inAway('points as a fraction', '{ prepay: 10 }', '{ points-off: 0.1 }', /太小/, /是不是 10？/),
  inAway('a factor in percent', '{ prepay: 10 }', '{ times: 90 }', /太大：“90”超过了 1/, /是不是 0\.9？/),
  inAway('a factor of more than one', '{ prepay: 10 }', '{ times: 1.1 }', /太大：“1\.1”超过了 1/, /0 到 1 的系数/),
  inAway('a factor as 折', '{ prepay: 10 }', '{ times: 9折 }', /不是正确的数“9折”/, /是不是 0\.9？/),
  inAway(
    'whose prepayment',
    '{ prepay: 10 }',
    '{ prepay: { title: 先行自付, states: person, values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第十二条 }, value: 10 }] } }',
    /写了 states/,
    /删去 states/,
  ),
  inBenefits(
    'the person’s share where the fund’s is meant',
    'title: 职工门诊支付比例',
    'title: 职工门诊个人负担比例',
    /没有写 states，会当作基金支付/,
    /states: person/,
  ),
  inBenefits(
    'the fund’s share turned round',
    'title: 职工门诊支付比例',
    'title: 职工门诊基金支付比例\n            states: person',
    /是基金支付的比例，而写了 states: person/,
    /states: fund/,
  ),
  inBenefits(
    'a share of money',
    'title: 职工门诊起付标准',
    'title: 职工门诊起付标准\n        states: fund',
    /写了 states/,
    /删去 states/,
  ),
  inBenefits(
    'a bare number for a parameter',
    /amount:\n +title: 职工门诊起付标准[^]*?retired: 500 \}/,
    'amount: 1000',
    /起付标准不能只写“1000”/,
    /title/,
  ),
  inBenefits(
    'a derived rate above the whole',
    '{ active: 85, retired: 90 }',
    '{ active: 85, retired: { like: { category: active }, times: 2 } }',
    /折算出来是 170%/,
    /改正倍数/,
  ),
  inBenefits(
    'a derived person’s share above the whole, told as the person’s',
    /(title: 职工住院五万元以内)支付比例([^]*?)retired: 90 \}/,
    '$1个人负担比例\n            states: person$2retired: { like: { category: active }, times: 1.5 } }',
    /折算出来是 127\.5%/,
    /改正倍数/,
  ),
  inBenefits(
    'a derived rate by 50 for 0.5',
    '{ active: 85, retired: 90 }',
    '{ active: 85, retired: { like: { category: active }, person-share-times: 50 } }',
    /太大：“50”/,
    /是不是 (5|0\.5)？/,
  ),
  inBenefits(
    'open and given',
    RATE,
    'status: open\n                table: { tier3: 60, tier2: open, rest: open }',
    /写了 status: open（待定），又写了数值“60”/,
    /value: open/,
  ),
]
