/**
 * Slips of the pen as officers of other cities make them: each is one change to the law of a made-up city, and what must be
 * said about it. One cause is told once or nearly so, with file and line, in Chinese, and with what would be right.
 */

/** One slip: a change of one file, and what the checker says. */
export interface Slip {
  what: string
  /** File of the made-up pool, or a path of the policy folder. */
  file: string
  change: (text: string) => string
  says: RegExp
  remedy: RegExp
  /** Text of the line that must be pointed at; left out where the fault lies in what is missing. */
  line?: RegExp
  /** At most so many messages; one unless the slip really is several. */
  most?: number
}

const replace =
  (from: string | RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to)

const RATE = 'table: { tier3: 60, tier2: 70, rest: 80 }'
const AMOUNT = 'table: { tier3: 900, tier2: 600, rest: 300 }'
const UP_TO = 'value: 50000 }'

const inBenefits = (
  what: string,
  from: string | RegExp,
  to: string,
  says: RegExp,
  remedy: RegExp,
  over = {},
): Slip => ({
  what,
  file: 'benefits.yaml',
  change: replace(from, to),
  says,
  remedy,
  ...over,
})
const inAway = (what: string, from: string | RegExp, to: string, says: RegExp, remedy: RegExp, over = {}): Slip => ({
  ...inBenefits(what, from, to, says, remedy, over),
  file: 'away.yaml',
})
const inPool = (what: string, from: string | RegExp, to: string, says: RegExp, remedy: RegExp, over = {}): Slip => ({
  ...inBenefits(what, from, to, says, remedy, over),
  file: 'pool.yaml',
})

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
  inBenefits('a band end in ten thousands', UP_TO, 'value: 5 }', /太小：“5”在这里是 5元，最小是 10/, /是不是 50000？/),
  inBenefits('a band end with 万元', UP_TO, 'value: 5万元 }', /不是正确的数“5万元”/, /是不是 50000？/),
  inBenefits('a deductible with 元', AMOUNT, AMOUNT.replace('900', '900元'), /不是正确的数“900元”/, /是不是 900？/),
  inBenefits('a deductible with a percent sign', AMOUNT, AMOUNT.replace('900', '9%'), /不是正确的数“9%”/, /^写成元/),
  inBenefits('a deductible without end', AMOUNT, AMOUNT.replace('900', 'none'), /不能写 none/, /写成元/),
  inBenefits(
    'a deductible beyond all sense',
    AMOUNT,
    AMOUNT.replace('900', '90000000'),
    /太大：“90000000”超过了 100000元/,
    /写成元/,
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

/** Days and versions. */
export const DAYS: readonly Slip[] = [
  inPool(
    'a day with slashes',
    'from: 2025-02-01',
    'from: 2025/2/1',
    /起始日不是日期“2025\/2\/1”/,
    /是不是 2025-02-01？/,
    { line: /2025\/2\/1/ },
  ),
  inPool('a day without lines', 'from: 2025-02-01', 'from: 20250201', /不是日期“20250201”/, /是不是 2025-02-01？/),
  inPool('a day in Chinese', 'from: 2025-02-01', 'from: 2025年2月1日', /不是日期/, /是不是 2025-02-01？/),
  inPool('a day that is not', 'from: 2025-02-01', 'from: 2025-02-30', /不是日期“2025-02-30”/, /年-月-日/),
  inPool('a year slipped', 'from: 2025-02-01', 'from: 2205-02-01', /年份不对/, /1949 到 2099/),
  inBenefits(
    'a last day before the first',
    'value: 50000 }',
    'to: 2025-01-01, value: 50000 }',
    /失效日 2025-01-01 早于生效日 2025-02-01/,
    /不早于 from/,
  ),
  inBenefits(
    'a last day and nothing after',
    'value: 50000 }',
    'to: 2025-12-31, value: 50000 }',
    /2025-12-31 之后没有值/,
    /删去 to/,
  ),
  inBenefits(
    'versions out of order',
    /values: \[(\{ from: 2025-02-01, (source: .*?), value: 50000 \})\]/,
    'values: [{ from: 2025-06-01, $2, value: 60000 }, $1]',
    /两个值同时生效（2025-02-01）/,
    /从早到晚/,
  ),
  inBenefits(
    'a figure that begins later than the pool',
    'values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第七条 }, value: 50000',
    'values: [{ from: 2025-03-01, source: { document: lianhu-2025-8, article: 第七条 }, value: 50000',
    /从 2025-03-01 才有值/,
    /补上 2025-02-01/,
  ),
  inAway(
    'an away table that begins later',
    'from: 2025-02-01',
    'from: 2025-03-01',
    /从 2025-03-01 才有/,
    /补上之前的版本/,
  ),
]

/** Keys, words, nesting and YAML itself. */
export const SHAPES: readonly Slip[] = [
  inPool('an unknown key', 'telephone:', 'telefone:', /不认识的键“telefone”/, /telephone/, { line: /telefone/ }),
  inPool(
    'a misspelt section that everything hangs on',
    'insurances:',
    'insurance:',
    /不认识的键“insurance”/,
    /是不是想写 insurances/,
  ),
  inPool('a misspelt home', 'homes:', 'hmes:', /不认识的键“hmes”/, /是不是想写 homes/),
  inPool('a category that is none', '[active, retired]', '[active, retire]', /不能是“retire”/, /是不是想写 retired/),
  inPool(
    'categories with a wide comma',
    '[active, retired]',
    '[active，retired]',
    /不能是“active，retired”/,
    /半角逗号/,
  ),
  inPool('residents among employees', '[active, retired]', '[active, resident]', /不能是“resident”/, /active/),
  inPool('a province as home', "homes: ['990300']", "homes: ['990000']", /“990000”是整个省/, /写出市的代码/),
  inPool('a home without its list', "homes: ['990300']", "homes: '990300'", /没有写参保地/, /写成列表/),
  inPool('a code of five digits', "code: '990300'", "code: '99030'", /不是六位区划代码/, /六位/),
  inPool(
    'a parent that is not',
    'short: 莲湖',
    'short: 莲湖\ninherits: zhejang',
    /没有可继承的“zhejang”/,
    /是不是想写 zhejiang/,
  ),
  inPool('a wide colon', 'name: 莲湖市', 'name：莲湖市', /不是正确的 YAML/, /全角的“：”/),
  inPool('a key twice', 'name: 莲湖市', 'name: 莲湖市\nname: 莲湖', /两个同名的键“name”/, /删去其中一个/),
  inBenefits('a tab', '  outpatient:\n    accounts:', '  outpatient:\n\taccounts:', /制表符/, /换成空格/),
  inBenefits(
    'a bracket not closed',
    'table: { active: 1000, retired: 500 }',
    'table: { active: 1000, retired: 500',
    /不是正确的 YAML/,
    /成对/,
  ),
  inBenefits('a misspelt insurance', /^employee:/m, 'employe:', /不认识的键“employe”/, /是不是想写 employee/),
  inBenefits(
    'a misspelt kind of visit',
    '  inpatient:',
    '  inpatiant:',
    /不认识的键“inpatiant”/,
    /是不是想写 inpatient/,
    { most: 3 },
  ),
  inBenefits('a misspelt share', '    share:', '    shares:', /不认识的键“shares”/, /是不是想写 share/),
  inBenefits(
    'a misspelt key of a table',
    'by: [level, category]',
    'by: [levl, category]',
    /键不能是“levl”/,
    /是不是想写 level/,
  ),
  inBenefits(
    'the keys of a table in another order',
    'by: [level, category]',
    'by: [category, level]',
    /第 1 层写的是机构等级/,
    /by: \[level, category\]/,
  ),
  inBenefits('a key of a table forgotten', 'by: [level, category]', 'by: [level]', /比 by 多一层/, /在 by 里加上/),
  inBenefits('a key of a table too many', 'by: [category]', 'by: [category, level]', /机构等级/, /键和值/, { most: 2 }),
  inBenefits('a table without keys', '        by: [category]\n', '', /缺少“by”/, /补上 by/),
  inBenefits('a misspelt level', 'tier2: { active: 85', 'tier22: { active: 85', /没有“tier22”/, /tier2/),
  inBenefits(
    'levels with a wide comma',
    'rest: { any: 92 }',
    '"tier1，community": { any: 92 }',
    /没有“tier1，community”/,
    /半角逗号/,
  ),
  inBenefits(
    'a row of the table forgotten',
    '                  rest: { any: 92 }\n',
    '',
    /没有规定“一级医院、在职”/,
    /open/,
  ),
  inBenefits(
    'a document misspelt throughout',
    /lianhu-2025-8/g,
    'lianhu-2025-9',
    /不认识的文件“lianhu-2025-9”/,
    /lianhu-2025-8/,
  ),
  inBenefits('an article misspelt throughout', /第七条/g, '第七十条', /没有登记条款“第七十条”/, /登记这一条/),
  inBenefits(
    'a tier for employees',
    'by: [category]',
    'by: [tier]',
    /职工医保没有缴费档次|写的是人员类别/,
    /tier|category/,
  ),
  inAway('a condition misspelt', 'when: { where: home }', 'when: { wher: home }', /条件里没有“wher”/, /where/),
  inAway(
    'a condition on a word that is none',
    'when: { where: home }',
    'when: { where: house }',
    /没有“house”/,
    /是不是想写 home/,
  ),
  inAway('a condition left empty', 'when: { where: home }', 'when: { where: [] }', /条件“where”是空的/, /至少一个词/),
  inAway('a result misspelt', '{ prepay: 10 }', '{ prepey: 10 }', /不认识的键“prepey”/, /是不是想写 prepay/),
  inAway('a result that calls nobody', '{ prepay: 10 }', '{ prepay: ten }', /没有叫“ten”的参数/, /parameters/),
  inAway('a cut of nothing', '{ prepay: 10 }', '{ prepay: 0, cut: unfiled }', /没有什么因未备案而减少/, /删去 cut/),
  inAway('a cut alone', '{ prepay: 20 }', '{ cut: unfiled }', /没有什么因未备案而减少/, /删去 cut/),
  inAway(
    'refused and prepaid',
    '{ prepay: 10 }',
    '{ refuse: not-filed, prepay: 10 }',
    /既写了 refuse 又写了 prepay/,
    /只留其中一个/,
  ),
  inAway(
    'open and prepaid',
    '{ prepay: 10 }',
    '{ open: yes, prepay: 10 }',
    /既写了 open 又写了 prepay/,
    /只留其中一个/,
  ),
  inAway('open: no and nothing else', '{ prepay: 10 }', '{ open: no }', /没有写结果/, /prepay: 0/),
  inAway('a hint without a refusal', '{ prepay: 10 }', '{ prepay: 10, hint: 先备案 }', /没有 refuse/, /删去 hint/),
  inAway('two rows of one name', '- name: emergency', '- name: home', /都叫“home”/, /换一个名字/),
  inAway('rows misspelt', '    rows:', '    row:', /不认识的键“row”/, /是不是想写 rows/),
]

/** What contradicts itself, or would never be asked. */
export const CONTRADICTIONS: readonly Slip[] = [
  inBenefits(
    'bands that fall',
    '        - name: second',
    '        - name: middle\n          upTo: { title: 第二段上限, values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第七条 }, value: 40000 }] }\n          fund: { title: 中段比例, values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第七条 }, value: 90 }] }\n        - name: second',
    /不高于前面的“第一段上限”50000\.00元/,
    /从低到高/,
  ),
  inBenefits(
    'factors of a yearly deductible',
    'mechanism: once-a-year',
    'mechanism: once-a-year\n      factors: { title: 折算, by: [stay], values: [{ from: 2025-02-01, source: { document: lianhu-2025-8, article: 第七条 }, table: { 1: 1, 2+: 0.5 } }] }',
    /factors（多次住院折算）用不上/,
    /per-stay/,
  ),
  inBenefits(
    'open and paid',
    '  designated-disease:\n    as: inpatient',
    '  designated-disease:\n    open: 没有文件\n    as: inpatient',
    /写了 open（待定），又写了 as、deductible/,
    /只写 open/,
  ),
  inBenefits(
    'an account of residents',
    'resident:\n  outpatient:\n    open: 居民门诊的支付办法没有文件\n  inpatient:',
    'resident:\n  outpatient:\n    open: 居民门诊的支付办法没有文件\n  inpatient:\n    accounts: [{ from: past-year, pays: share, source: { document: lianhu-2025-8, article: 第八条 } }]',
    /居民医保没有个人账户/,
    /删去 accounts/,
    { most: 2 },
  ),
  inBenefits(
    'a retired resident',
    /(title: 居民住院支付比例\n +by: \[)level\]([^]*?)table: \{.*\}/,
    '$1category]$2table: { resident: 60, retired: 70 }',
    /永远不会有“退休”/,
    /删去这一格/,
  ),
  inPool(
    'an insurance that only benefits.yaml knows',
    '  resident: [resident]\n',
    '',
    /写了“resident”的待遇，而 pool\.yaml/,
    /写上 resident/,
  ),
]
