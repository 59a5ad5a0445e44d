/** 我的缴费 on the phone, and the same months at the desk. */
import { monthText } from '../days.ts'

const monthName = (month: string) => `${String(Number(month.slice(5)))}月`
/** A January is of another year than the month that it follows. */
const nextName = (month: string) => (month.endsWith('-01') ? monthText(month) : monthName(month))

export const months = {
  title: '我的缴费',
  why: '登录后能看到您每个月的医疗保险费谁申报、哪天到账。',
  years: '年份',
  earlier: '更早',
  year: (year: string) => `${year}年`,
  month: monthName,
  wholeMonth: monthText,
  none: '没有缴费月份的记录',
  noneMore: '医疗保险费由单位申报、缴纳；有了记录会显示在这里。有疑问请问单位或参保地经办机构。',
  recorded: (pool: string) => `${pool}按登记的待遇办理，这里的缴费月份只供查看。`,
  yearly: (tier: number, yuan: string) => `城乡居民${tier === 1 ? '一' : '二'}档，个人一年缴 ${yuan} 元。`,
  yearlyProvisional: '金额是暂定的。',
  yearlyOpen: (pool: string, contact: string) => `个人一年缴多少，${pool}的文件没有写明。请打 ${contact} 问。`,
  notInsured: '现在没有参保。',
  entitled: '今天享受待遇',
  stopped: '今天没有待遇',
  recognisedBy: (source: string) => `依据：${source}`,
  base: '缴费基数',
  employer: '单位缴',
  employee: '个人缴',
  declaredOn: '申报',
  paidOn: '到账',
  amounts: (employer: string, employee: string) => `单位缴 ${employer} 元，个人缴 ${employee} 元`,
  baseOf: (base: string) => `缴费基数 ${base} 元`,
  nextEntitled: (month: string) => `${nextName(month)}享受待遇`,
  nextStopped: (month: string, reason: string) => `${nextName(month)}没有待遇：${reason}`,
  regainedLead:
    '补缴到账后，这些人以前停过的待遇恢复了。结算不会自己改；没有结算的，可以申请零星报销，由经办机构审核。补缴能不能追溯，没有文件写明，暂按能追溯算。',
  regainedNone: '没有人因为补缴恢复以前的待遇',
  regainedHeads: ['姓名', '恢复的时段', '原因', '登记', '这些天就诊'],
  nothingWaits: '没有要办的',
  unsettled: (institution: string, span: string) => `${institution} ${span}，没有结算`,
  claimIt: '窗口报销',
  refusedClaim: (institution: string, span: string) => `${institution} ${span}，报销没有通过`,
  deskTitle: '缴费月份',
  all: (count: number) => `显示全部 ${String(count)} 个月`,
  heads: ['月份', '状态', '单位和金额（元）', '到账', '次月'],
}
