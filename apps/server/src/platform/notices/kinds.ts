/** The notices about bills and about benefits that came back, and the words of any notice there is. */
import { formatYuanGrouped } from '@yidi/rules'
import { dayWords, noticeKindOf } from '../records/index.ts'
import type { NoticeKind, RecordKinds } from '../records/index.ts'

interface BillData {
  institution?: string
  day: string
  totalFen?: number
  fundFen?: number
  accountFen?: number
  cashFen?: number
}

interface RegainedData {
  stretches: readonly { from: string; to: string }[]
}

const yuan = (fen: number | undefined): string => formatYuanGrouped(fen ?? 0)

const billNotices = {
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
      text: `${data.institution ?? ''}在${dayWords(data.day)}撤销了一次结算，总费用 ${yuan(data.totalFen)} 元。您自己付过的 ${yuan(data.cashFen)} 元由医院退还或者重新结算。`,
      todo: '有疑问请问医院的医保窗口。',
    }),
  },
} as const satisfies Record<string, NoticeKind<BillData>>

const regained = {
  'benefits-regained': {
    tone: 'good',
    words: ({ stretches }) => ({
      title: '缴费到账，停过的待遇恢复了',
      text: `${stretches.map(({ from, to }) => (from === to ? dayWords(from) : `${dayWords(from)}至${dayWords(to)}`)).join('、')}的医保待遇恢复了。`,
      todo: '这些天里自己付过的医疗费，可以在“我要报销”里申请零星报销，由经办机构审核。',
    }),
  },
} as const satisfies Record<string, NoticeKind<RegainedData>>

/** What a notice that is kept is made of. */
export interface KeptData extends Readonly<Record<string, unknown>> {
  institution?: string
}

/** The kind, or undefined for one that an older or newer program wrote. What is kept for it is what it was made of. */
export function noticeKind(kinds: RecordKinds, name: string): NoticeKind<KeptData> | undefined {
  const own = ({ ...billNotices, ...regained } as Record<string, NoticeKind<never>>)[name]
  return (own ?? noticeKindOf(kinds, name)) as NoticeKind<KeptData> | undefined
}
