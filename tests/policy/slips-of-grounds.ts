/** Slips in what a figure stands on, and in what nothing is computed with: it is read all the same. */
import { inAway, inBenefits, inPool, replace } from './slip.ts'
import type { Slip } from './slip.ts'

const inFiling = (what: string, from: string | RegExp, to: string, says: RegExp, remedy: RegExp): Slip => ({
  what,
  file: 'filing.yaml',
  change: replace(from, to),
  says,
  remedy,
})

/** Where something stands, how firmly, and keys that would do nothing. */
export const GROUNDS: readonly Slip[] = [
  inPool(
    'the source of a home in a document that is not',
    "homes: ['990300']",
    "homes: [{ code: '990300', source: { document: lianhu-2025-9, article: 第二条 } }]",
    /不认识的文件“lianhu-2025-9”/,
    /lianhu-2025-8/,
  ),
  inPool(
    'the status of a home misspelt',
    "homes: ['990300']",
    "homes: [{ code: '990300', status: provisonal }]",
    /状态不能是“provisonal”/,
    /是不是想写 provisional/,
  ),
  inPool(
    'the status of the first day misspelt',
    '  from: 2025-02-01',
    '  status: provisonal\n  from: 2025-02-01',
    /状态不能是“provisonal”/,
    /是不是想写 provisional/,
  ),
  inBenefits(
    'the source of a kind of visit in an article that is not',
    '  designated-disease:\n',
    '  designated-disease:\n    source: { document: lianhu-2025-8, article: 第九十条 }\n',
    /没有登记条款“第九十条”/,
    /第九条/,
  ),
  inAway(
    'a last day of a version, which the next one ends',
    '  - from: 2025-02-01',
    '  - from: 2025-02-01\n    to: 2025-12-31',
    /不认识的键“to”/,
    /可用的有：from/,
  ),
  inAway(
    'rows of its own beside what is inherited',
    '    decide: first-that-fits',
    '    inherit: yes\n    decide: first-that-fits',
    /写了 inherit: yes（照上级的），又写了 decide、rows/,
    /删去 inherit/,
  ),
  inBenefits(
    'a multiple of no cell',
    '{ active: 85, retired: 90 }',
    '{ active: 85, retired: { value: 90, times: 0.5 } }',
    /写了倍数 times，而没有写 like/,
    /补上 like/,
  ),
  inBenefits(
    'a figure of a weak text that is not marked',
    '                status: provisional\n',
    '',
    /“居民住院支付比例”依据的“莲湖公开文本”不是正式文件，不能当作有据/,
    /status: provisional/,
    { line: /source: \{ document: lianhu-web/ },
  ),
  inBenefits(
    'a cell of a weak text that is called stated',
    'table: { tier3: 60, tier2: 70, rest: 80 }\n  designated',
    'table: { tier3: { value: 60, status: stated }, tier2: 70, rest: 80 }\n  designated',
    /“莲湖公开文本”不是正式文件/,
    /status: provisional/,
    { line: /tier3/ },
  ),
  inAway(
    'a row of a weak text',
    /(then: \{ prepay: 10 \}\n +source: )\{ .* \}/,
    '$1{ document: lianhu-web, article: 居民住院 }',
    /异地规则“临时备案或转诊”依据的“莲湖公开文本”不是正式文件/,
    /status: provisional/,
    { line: /lianhu-web/ },
  ),
  inAway(
    'a result that is said to be open',
    'then: { prepay: 10 }',
    'then: { table: home }\n        status: open',
    /“临时备案或转诊”写了 status: open（待定），又写了结果/,
    /then: \{open: yes\}/,
  ),
  inPool(
    'a first day from a weak text',
    'source: { document: lianhu-2025-8, article: 第三十条 }',
    'source: { document: lianhu-web, article: 居民住院 }',
    /起始日依据的“莲湖公开文本”不是正式文件/,
    /status: provisional/,
  ),
  inBenefits(
    'a derived figure that is said to be open',
    '{ active: 85, retired: 90 }',
    '{ active: 85, retired: { like: { category: active }, times: 0.5, status: open } }',
    /写了 status: open（待定），又写了数值“0\.5”/,
    /value: open/,
  ),
  inFiling(
    'an open figure with its value',
    /value: 6, /,
    'value: 6, status: open, ',
    /写了 status: open（待定），又写了数值“6”/,
    /value: open/,
  ),
  inFiling('a figure misspelt', 'minimumStay:', 'minimunStay:', /不认识的键“minimunStay”/, /是不是想写 minimumStay/),
  inFiling(
    'a section without its figures',
    /^emergency:\n( +.*\n)+/m,
    'emergency: 3\n',
    /emergency应当是一组/,
    /键和值/,
  ),
  inFiling(
    'a figure of a weak text that is not marked, in the filing law',
    'value: deemed-filed, source: *away',
    'value: deemed-filed, source: { document: lianhu-web, article: 居民住院 }',
    /“莲湖公开文本”不是正式文件/,
    /status: provisional/,
  ),
  inFiling(
    'a place without filing that is not',
    '  outOfProvince: { title: 出省',
    "  exceptPlaces: { title: 不用备案的地方, values: [{ from: 2025-02-01, value: ['110000', '330199'], source: *away }] }\n  outOfProvince: { title: 出省",
    /“不用备案的地方”“330199”不在区划代码表里/,
    /places/,
  ),
]
