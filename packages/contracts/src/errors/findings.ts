import type { ErrorEntry } from './entry.ts'

/** Oversight: its settings, the runs of its rules, and what they found. */
export const findingErrors = {
  'oversight-rule-not-found': {
    status: 422,
    title: '没有这个参数',
    detail: '本统筹区的监管规则里没有“{rule}”的“{name}”。',
    remedy: '请刷新“监管参数”，从列表里选。',
  },
  'oversight-setting-not-valid': {
    status: 422,
    title: '参数不对',
    detail: '“{title}”填的是“{value}”。',
    remedy: '请填 {range}。',
  },
  'oversight-reason-missing': {
    status: 422,
    title: '没有写理由',
    detail: '没有写为什么，别人以后看不懂。',
    remedy: '请写一句理由再提交。',
  },
  'oversight-period-not-valid': {
    status: 422,
    title: '时段不对',
    detail: '从 {from} 到 {to} 不是一个已经结算完的时段，今天是 {today}。',
    remedy: '请让开始日不晚于结束日，结束日不晚于今天。',
  },
  'oversight-run-under-way': {
    status: 409,
    title: '正在运行',
    detail: '本统筹区正在检查 {from} 到 {to} 的结算，还没有做完。',
    remedy: '请等它做完再开始下一次。',
  },
  'oversight-finding-not-found': {
    status: 404,
    title: '没有这个疑点',
    detail: '没有编号为“{number}”的疑点，或者不归您的统筹区。',
    remedy: '请回到“疑点”刷新后再选。',
  },
  'oversight-finding-not-open': {
    status: 409,
    title: '疑点已经处理',
    detail: '疑点“{number}”{state}，不能再这样处理。',
    remedy: '请刷新后看它现在怎么样。',
  },
} as const satisfies Record<string, ErrorEntry>
