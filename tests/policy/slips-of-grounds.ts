/** Slips in what a figure stands on, and in what nothing is computed with: it is read all the same. */
import { inAway, inBenefits, inPool } from './slip.ts'
import type { Slip } from './slip.ts'

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
]
