/** Simplified Chinese. Short, to 您: what is, then what to do. One file a journey, gathered here. */
import { FILING_TYPES, FILING_TYPE_NAMES } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { account } from './account.ts'
import { audit } from './audit.ts'
import { bill } from './bill.ts'
import { checks } from './checks.ts'
import { code } from './code.ts'
import { desk } from './desk.ts'
import { employer } from './employer.ts'
import { family } from './family.ts'
import { directoryDesk } from './directory-desk.ts'
import { entry } from './entry.ts'
import { entitlements } from './entitlements.ts'
import { file } from './file.ts'
import { filings } from './filings.ts'
import { guidance } from './guidance.ts'
import { home } from './home.ts'
import { institutions } from './institutions.ts'
import { login } from './login.ts'
import { me } from './me.ts'
import { messages } from './messages.ts'
import { people } from './people.ts'
import { quote } from './quote.ts'
import { referrals } from './referrals.ts'
import { settlements } from './settlements.ts'
import { sums } from './sums.ts'
import { undelivered } from './undelivered.ts'
import { staff } from './staff.ts'

export const zh = {
  name: '异地就医',
  close: '关闭',
  back: '返回',
  done: '好了',
  change: '修改',
  yuan: '元',
  loading: '正在取数据…',
  offline: '网络没有连上，请检查网络后再试一次。',
  unanswered: '网络没有连上，还不知道送到没有。您填的都还在，连上网络后再点一次，不会重复办理。',
  notLeft: '网络没有连上，您可能还没有退出。连上网络后请再退出一次。',
  unansweredBefore: '上一次提交还没有收到答复。再提交一次就知道办成没有，不会重复办理。',
  again: '再试一次',
  notFound: '没有这个页面。',
  pageBroken: '这一页没有显示出来。请再试一次；还是不行，请打 12393。',
  toHome: '回到首页',
  elder: '长辈版',
  normalSize: '标准字号',

  nav: { label: '主要页面', home: '首页', quote: '算一算', filings: '备案', settlements: '结算', me: '我的' },

  home,
  guidance,
  insurance: { employee: '职工医保', resident: '城乡居民医保' },
  category: { active: '在职', retired: '退休', 'founding-worker': '建国前老工人', resident: '居民' },
  tier: { 1: '一档缴费', 2: '二档缴费' },
  kind: { inpatient: '住院', outpatient: '普通门诊', 'designated-disease': '规定病种门诊', pharmacy: '药店购药' },
  kindDo: { inpatient: '住院', outpatient: '看门诊', 'designated-disease': '看规定病种门诊', pharmacy: '买药' },
  level: {
    tier3: '三级医院',
    tier2: '二级医院',
    tier1: '一级医院',
    community: '社区医院',
    other: '其他医疗机构',
    pharmacy: '药店',
  },
  filing: Object.fromEntries(FILING_TYPE_NAMES.map((type) => [type, FILING_TYPES[type].title])) as Record<
    FilingType,
    string
  >,
  doAnyway: '知道了，仍要办',
  route: { direct: '在医院直接结算', manual: '自己先垫付，回来报销' },

  bill,
  checks,
  code,
  entitlements,
  referrals,
  quote,
  login,
  me,
  messages,
  employer,
  family,
  file,
  filings,
  institutions,
  settlements,
  sums,
  desk,
  people,
  directoryDesk,
  staff,
  account,
  audit,
  undelivered,
  entry,
} as const
