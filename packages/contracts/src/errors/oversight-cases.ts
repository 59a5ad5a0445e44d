import type { ErrorEntry } from './entry.ts'

/** Cases of oversight, what they bring, and what those say whom they meet. */
export const oversightCaseErrors = {
  'hearing-not-found': {
    status: 404,
    title: '没有这次陈述申辩',
    detail: '没有编号为“{hearing}”的陈述申辩。',
    remedy: '请回到“处理措施”刷新后再选。',
  },
  'hearing-too-late': {
    status: 409,
    title: '陈述申辩的期限过了',
    detail: '陈述申辩到 {day} 为止，这里不能再交了。',
    remedy: '还有话说的，请到经办窗口或打经办电话，请他们记下；对决定不服的，请问经办机构怎样申请复议。',
  },
  'hearing-words-missing': {
    status: 422,
    title: '没有写要说明的',
    detail: '陈述申辩里没有写字。',
    remedy: '请写清楚要说明的情况再交。',
  },
  'case-subject-unknown': {
    status: 404,
    title: '查不到这个对象',
    detail: '没有“{subject}”这个{kind}。',
    remedy: '请核对编号；参保人填证件号码，机构填编码，单位填单位编号，经办人员填登录名。',
  },
  'case-words-missing': {
    status: 422,
    title: '没有写明原因',
    detail: '“{action}”要写明为什么。',
    remedy: '请写一两句话，写给当事人看得懂。',
  },
  'case-own': {
    status: 403,
    title: '关于自己的案件不能办',
    detail: '案件 {case} 是关于您本人（或您的账号）的。',
    remedy: '请由别的人办；您可以作为当事人陈述申辩。',
  },
  'case-of-audit': {
    status: 403,
    title: '这件案件不由您办',
    detail: '关于经办人员的案件只由审计办，其他案件由稽核办；您的账号不是{role}。',
    remedy: '请交给{role}。',
  },
  'case-other-pool': {
    status: 403,
    title: '不是您统筹区的案件',
    detail: '这件案件属于{pool}。',
    remedy: '请由那里的经办机构办理。',
  },
  'case-consequence-not-valid': {
    status: 422,
    title: '处理内容不对',
    detail: '“{consequence}”不能这样写：{reason}。',
    remedy: '请改好再交。',
  },
  'case-limit-unknown': {
    status: 422,
    title: '算不出陈述申辩的期限',
    detail: '从 {day} 起 {days} 个工作日到哪天，还没有那一年的放假安排。',
    remedy: '请少给几天，或等放假安排公布并导入后再办。',
  },
  'case-visit-unknown': {
    status: 422,
    title: '没有这笔结算',
    detail: '没有编号为“{visit}”的就诊。',
    remedy: '请核对就诊编号；不放进案件的请删掉。',
  },
} as const satisfies Record<string, ErrorEntry>
