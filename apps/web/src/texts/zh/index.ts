/** Simplified Chinese. Short, to 您: what is, then what to do. One file a journey; a page takes along only the words it uses. */
import { FILING_TYPES, FILING_TYPE_NAMES } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'

export { account } from './account.ts'
export { audit } from './audit.ts'
export { begun } from './begun.ts'
export { bill } from './bill.ts'
export { chart } from './chart.ts'
export { checks } from './checks.ts'
export { code } from './code.ts'
export { dateField } from './date-field.ts'
export { desk } from './desk.ts'
export { deskRooms } from './desk-rooms.ts'
export { errorSummary } from './error-summary.ts'
export { held } from './held.ts'
export { letter } from './letter.ts'
export { list } from './list.ts'
export { papers } from './papers.ts'
export { employer } from './employer.ts'
export { family } from './family.ts'
export { directoryDesk } from './directory-desk.ts'
export { entry } from './entry.ts'
export { entitlements } from './entitlements.ts'
export { file } from './file.ts'
export { frame } from './frame.ts'
export { filings } from './filings.ts'
export { guidance } from './guidance.ts'
export { home } from './home.ts'
export { institutions } from './institutions.ts'
export { login } from './login.ts'
export { me } from './me.ts'
export { messages } from './messages.ts'
export { network } from './network.ts'
export { people } from './people.ts'
export { question } from './question.ts'
export { quote } from './quote.ts'
export { referrals } from './referrals.ts'
export { rooms } from './rooms.ts'
export { settlements } from './settlements.ts'
export { summary } from './summary.ts'
export { sums } from './sums.ts'
export { undelivered } from './undelivered.ts'
export { staff } from './staff.ts'

export const name = '异地就医'
export const close = '关闭'
export const back = '返回'
export const done = '好了'
export const change = '修改'
export const yuan = '元'
export const loading = '正在取数据…'
export const offline = '网络没有连上，请检查网络后再试一次。'
export const unanswered = '网络没有连上，还不知道送到没有。您填的都还在，连上网络后再点一次，不会重复办理。'
export const notLeft = '网络没有连上，您可能还没有退出。连上网络后请再退出一次。'
export const unansweredBefore = '上一次提交还没有收到答复。再提交一次就知道办成没有，不会重复办理。'
export const again = '再试一次'
export const notFound = '没有这个页面。'
export const goingTo = (place: string) => `去${place}`
export const pageBroken = '这一页没有显示出来。请再试一次；还是不行，请打 12393。'
export const toHome = '回到首页'
export const elder = '长辈版'
export const normalSize = '标准字号'
export const nav = {
  label: '主要页面',
  home: '首页',
  quote: '算一算',
  filings: '备案',
  settlements: '结算',
  me: '我的',
} as const
export const insurance = { employee: '职工医保', resident: '城乡居民医保' } as const
export const category = {
  active: '在职',
  retired: '退休',
  'founding-worker': '建国前老工人',
  resident: '居民',
} as const
export const tier = { 1: '一档缴费', 2: '二档缴费' } as const
export const kind = {
  inpatient: '住院',
  outpatient: '普通门诊',
  'designated-disease': '规定病种门诊',
  pharmacy: '药店购药',
} as const
export const kindDo = {
  inpatient: '住院',
  outpatient: '看门诊',
  'designated-disease': '看规定病种门诊',
  pharmacy: '买药',
} as const
export const level = {
  tier3: '三级医院',
  tier2: '二级医院',
  tier1: '一级医院',
  community: '社区医院',
  other: '其他医疗机构',
  pharmacy: '药店',
} as const
export const filing = Object.fromEntries(FILING_TYPE_NAMES.map((type) => [type, FILING_TYPES[type].title])) as Record<
  FilingType,
  string
>
export const doAnyway = '知道了，仍要办'
export const route = { direct: '在医院直接结算', manual: '自己先垫付，回来报销' } as const
