/** Every kind of notice: its tone, what it opens, and its words. What a kind is made of stands in its data. */
import type { NoticeMessage } from '@yidi/contracts'
import { registerKinds } from '@yidi/contracts'
import type { RegisterKind } from '@yidi/contracts'
import { FILING_TYPES, formatYuanGrouped } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { placeName } from '../places/index.ts'

/** What notices are made of: codes, days and amounts, nothing personal. */
export interface NoticeData {
  destination?: string
  type?: FilingType
  from?: string
  to?: string | null
  visits?: 'many' | 'one'
  /** What must be put right: the first point and how many there are. */
  first?: string
  count?: number
  /** Why, in the words of whoever decided. */
  reason?: string
  /** Days that are left. */
  days?: number
  day?: string
  institution?: string
  totalFen?: number
  fundFen?: number
  accountFen?: number
  cashFen?: number
  register?: RegisterKind
  title?: string
}

interface Words {
  title: string
  text: string
  todo?: string
}

interface NoticeKindOf {
  tone: NoticeMessage['tone']
  opens?: 'filing' | 'settlement'
  /** What a mail says in place of the words, where these are not for everyone's eyes. */
  mailTitle?: string
  words(data: NoticeData): Words
}

const dayText = (day: string | null | undefined): string => {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  return `${String(year)}年${String(month)}月${String(date)}日`
}
const filingText = (data: NoticeData): string =>
  `去${placeName(data.destination ?? '')}的${data.type === undefined ? '' : `“${FILING_TYPES[data.type].title}”`}备案`
const yuan = (fen: number | undefined): string => formatYuanGrouped(fen ?? 0)
const ended = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`)
const registerText = (data: NoticeData): string => data.title ?? registerKinds[data.register ?? 'designated-disease']

const noticeKinds = {
  'filing-applied': {
    tone: 'waiting',
    opens: 'filing',
    words: (data) => ({
      title: '备案已提交，等经办机构办理',
      text: `${filingText(data)}已经交给经办机构。`,
      todo: '办好了会在这里告诉您，不用再交一次。',
    }),
  },
  'filing-corrections': {
    tone: 'waiting',
    opens: 'filing',
    words: (data) => ({
      title: '备案要补正',
      text: `${filingText(data)}还不能办：${ended(data.first ?? data.reason ?? '')}${(data.count ?? 0) > 1 ? `一共有${String(data.count)}处。` : ''}`,
      todo: '请点开备案，照着改好，再交一次。',
    }),
  },
  'filing-approved': {
    tone: 'good',
    opens: 'filing',
    words: (data) => ({
      title: '备案办好了',
      text: `${filingText(data)}从${dayText(data.from)}起有效${data.to ? `，到${dayText(data.to)}为止` : data.visits === 'one' ? '' : '，长期有效'}。${data.visits === 'one' ? '这条备案只管一次就医。' : ''}`,
      todo: '就医时带上社保卡或医保电子凭证；去之前，先在“能不能直接结算”里看这家医院行不行。',
    }),
  },
  'filing-refused': {
    tone: 'refusal',
    opens: 'filing',
    words: (data) => ({
      title: '备案没有通过',
      text: `${filingText(data)}没有通过。${data.reason === undefined ? '' : ended(data.reason)}`,
      todo: '点开备案看理由和您的权利。',
    }),
  },
  'filing-proof-asked': {
    tone: 'waiting',
    opens: 'filing',
    words: (data) => ({
      title: '请补交备案的证明',
      text: `${filingText(data)}是凭承诺书办的，这次抽到核查。${data.reason === undefined ? '' : ended(data.reason)}`,
      todo: '请按说明补交证明。在有结论之前，备案仍然有效。',
    }),
  },
  'filing-cancelled': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({ title: '备案已取消', text: `${filingText(data)}已经取消。`, todo: '要再去，请重新备案。' }),
  },
  'filing-ended': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '备案已提前结束',
      text: `${filingText(data)}到${dayText(data.to)}为止。${data.reason === undefined ? '' : ended(data.reason)}`,
      todo: '在这之前住进医院的，出院时仍按备案结算。',
    }),
  },
  'filing-used': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '备案已经用过',
      text: `${filingText(data)}只管一次就医，这次已经用了。`,
      todo: '下次去外地就医前，请重新备案。',
    }),
  },
  'filing-expiring': {
    tone: 'waiting',
    opens: 'filing',
    words: (data) => ({
      title: data.days === 0 ? '备案今天到期' : `备案还有${String(data.days)}天到期`,
      text: `${filingText(data)}到${dayText(data.to)}为止。`,
      todo: '到期后还要在那里就医，请在到期前重新备案；到期前住进医院的，出院时仍按备案结算。',
    }),
  },
  'filing-expired': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '备案到期了',
      text: `${filingText(data)}到${dayText(data.to)}为止，已经到期。`,
      todo: '还要在那里就医，请重新备案。',
    }),
  },
  'filing-movable': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '现在可以变更备案地了',
      text: `${filingText(data)}承诺的不变更期限已经满了，从${dayText(data.day)}起可以变更。`,
      todo: '没有换地方，就不用办。',
    }),
  },
  'settlement-posted': {
    tone: 'good',
    opens: 'settlement',
    mailTitle: '有一笔新的结算',
    words: (data) => ({
      title: `结算好了：您自己付 ${yuan(data.cashFen)} 元`,
      text: `${data.institution ?? ''}，总费用 ${yuan(data.totalFen)} 元，基金支付 ${yuan(data.fundFen)} 元${(data.accountFen ?? 0) > 0 ? `，个人账户支付 ${yuan(data.accountFen)} 元` : ''}。`,
      todo: '点开看这笔账是怎么算的。',
    }),
  },
  'settlement-cancelled': {
    tone: 'waiting',
    opens: 'settlement',
    mailTitle: '一次结算撤销了',
    words: (data) => ({
      title: '一次结算撤销了',
      text: `${data.institution ?? ''}在${dayText(data.day)}撤销了一次结算，总费用 ${yuan(data.totalFen)} 元。您自己付过的 ${yuan(data.cashFen)} 元由医院退还或者重新结算。`,
      todo: '有疑问请问医院的医保窗口。',
    }),
  },
  'register-applied': {
    tone: 'waiting',
    words: (data) => ({
      title: '登记已提交，等经办机构办理',
      text: `${registerText(data)}已经提交。`,
      todo: '办好了会在这里告诉您。',
    }),
  },
  'register-approved': {
    tone: 'good',
    words: (data) => ({
      title: data.register === 'authorisation' ? '亲情账户授权生效了' : '登记办好了',
      text: `${registerText(data)}已经生效。`,
      ...(data.register === 'authorisation' ? { todo: '不是您本人授权的，请马上到“我的”里取消。' } : {}),
    }),
  },
  'register-refused': {
    tone: 'refusal',
    words: (data) => ({
      title: '登记没有通过',
      text: `${registerText(data)}没有通过。${data.reason === undefined ? '' : ended(data.reason)}`,
      todo: '不清楚的，请打参保地经办电话问。',
    }),
  },
  'register-withdrawn': {
    tone: 'plain',
    words: (data) => ({ title: '登记已撤回', text: `${registerText(data)}已经撤回。` }),
  },
  'register-ended': {
    tone: 'plain',
    words: (data) => ({
      title: data.register === 'authorisation' ? '亲情账户授权取消了' : '登记结束了',
      text: `${registerText(data)}已经结束。`,
    }),
  },
} as const satisfies Record<string, NoticeKindOf>

export type NoticeKind = keyof typeof noticeKinds

/** The kind, or undefined for one that an older or newer program wrote. */
export function noticeKind(kind: string): NoticeKindOf | undefined {
  return (noticeKinds as Record<string, NoticeKindOf>)[kind]
}
