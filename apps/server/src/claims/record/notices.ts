/** What a person is told of a claim: made of its latest step as the event left it. */
import type { ClaimState } from '@yidi/contracts'
import { formatYuanGrouped } from '@yidi/rules'
import { foldClaims } from '../../person/file/index.ts'
import type { ClaimDetail, ClaimRecord } from '../../person/file/index.ts'
import { closed, noticeOf } from '../../platform/records/index.ts'
import type { NewNotice, NoticeKind, ToldEvent } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { dueFen } from './due.ts'
import { claimsOf } from './read.ts'
import { kindTitles } from './words.ts'

interface ClaimNoticeData {
  institution: string
  kind: ClaimRecord['kind']
  totalFen: number
  /** What must be put right: the first point and how many there are. */
  first?: string
  count?: number
  reason?: string
  fundFen?: number
  cashFen?: number
  cuts?: number
  amountFen?: number
}

const yuan = (fen: number | undefined): string => formatYuanGrouped(fen ?? 0)
const about = ({ institution, kind, totalFen }: ClaimNoticeData): string =>
  `${institution}的${kindTitles[kind]}费用 ${yuan(totalFen)} 元`

export const claimNotices = {
  'claim-sent': {
    tone: 'waiting',
    opens: 'claim',
    words: (data) => ({
      title: '报销申请已提交',
      text: `${about(data)}的报销申请已经交给经办机构。`,
      todo: '材料不用再交一次；要补什么，会在这里一次告诉您。',
    }),
  },
  'claim-corrections': {
    tone: 'waiting',
    opens: 'claim',
    words: (data) => ({
      title: '报销申请要补正',
      text: `${about(data)}还不能办：${closed(data.first ?? data.reason ?? '')}${(data.count ?? 0) > 1 ? `一共有${String(data.count)}处。` : ''}`,
      todo: '请点开申请，照着一次补齐，再交一次。',
    }),
  },
  'claim-approved': {
    tone: 'good',
    opens: 'claim',
    words: (data) => ({
      title: `报销核定了：基金支付 ${yuan(data.fundFen)} 元`,
      text: `${about(data)}，基金支付 ${yuan(data.fundFen)} 元，您自己负担 ${yuan(data.cashFen)} 元。${(data.cuts ?? 0) > 0 ? `有 ${String(data.cuts)} 项被扣减，点开看每一项的理由。` : ''}`,
      todo: '钱会打到您填的账户，到账后再告诉您。',
    }),
  },
  'claim-closed': {
    tone: 'plain',
    opens: 'claim',
    words: (data) => ({
      title: '报销办结了，没有要付的钱',
      text: `${about(data)}，基金支付 ${yuan(data.fundFen)} 元，没有要再付给您的。`,
      todo: '点开看是怎么算的。',
    }),
  },
  'claim-owing': {
    tone: 'waiting',
    opens: 'claim',
    words: (data) => ({
      title: '报销重新核定，有多付的钱要退回',
      text: `${about(data)}重新核定后，比已经付给您的少 ${yuan(data.amountFen)} 元。`,
      todo: '请和经办机构联系，把多付的退回。',
    }),
  },
  'claim-refused': {
    tone: 'refusal',
    opens: 'claim',
    words: (data) => ({
      title: '报销没有通过',
      text: `${about(data)}没有通过。${data.reason === undefined ? '' : closed(data.reason)}`,
      todo: '点开看理由、依据和您的权利。',
    }),
  },
  'claim-paid': {
    tone: 'good',
    opens: 'claim',
    words: (data) => ({
      title: `报销款 ${yuan(data.amountFen)} 元已付`,
      text: `${about(data)}的报销款 ${yuan(data.amountFen)} 元，银行已经付到您填的账户。`,
      todo: '没有到账的，请向开户行查询。',
    }),
  },
  'claim-payment-returned': {
    tone: 'waiting',
    opens: 'claim',
    words: (data) => ({
      title: '报销款没有付成',
      text: `${about(data)}的报销款被银行退回：${closed(data.reason ?? '')}`,
      todo: '请点开申请，换一个收款账号；不用重新申请。',
    }),
  },
  'claim-reopened': {
    tone: 'waiting',
    opens: 'claim',
    words: (data) => ({
      title: '报销重新审核',
      text: `${about(data)}的结果撤销了，重新审核。${data.reason === undefined ? '' : closed(data.reason)}`,
      todo: '有了新的结果会告诉您。',
    }),
  },
  'claim-withdrawn': {
    tone: 'plain',
    opens: 'claim',
    words: (data) => ({
      title: '报销申请已撤回',
      text: `${about(data)}的报销申请已经撤回。`,
      todo: '还要报销的，请重新申请。',
    }),
  },
} as const satisfies Record<string, NoticeKind<ClaimNoticeData>>

type ClaimNotice = keyof typeof claimNotices

const noticeOfState: Partial<Record<ClaimState, ClaimNotice>> = {
  sent: 'claim-sent',
  'corrections-asked': 'claim-corrections',
  approved: 'claim-approved',
  closed: 'claim-closed',
  owing: 'claim-owing',
  refused: 'claim-refused',
  paid: 'claim-paid',
  'payment-returned': 'claim-payment-returned',
  withdrawn: 'claim-withdrawn',
}

/** A step that leads back to a state that was told before tells nothing, but for a result that was taken back. */
function kindOf({ state, actions }: ClaimRecord): ClaimNotice | undefined {
  const last = actions.at(-1)?.action
  if (last === 'reopen') return 'claim-reopened'
  if (last === 'let-go' || last === 'account' || last === 'recover' || last === 'return' || last === 'set-limit')
    return undefined
  return noticeOfState[state]
}

/** The claim as it stood after the event, not as it may stand by now. */
export async function tellClaim(db: Database, event: ToldEvent): Promise<NewNotice[]> {
  const now = (await claimsOf(db, event.personNo)).find((claim) => claim.claimId === event.subjectId)
  const actionNo = Number(event.payload['actionNo'])
  const [record] = foldClaims(now?.actions.filter((row) => row.action_no <= actionNo) ?? [])
  const kind = record && kindOf(record)
  return kind === undefined ? [] : [noticeOf(event, kind, dataOf(record!))]
}

function dataOf(record: ClaimRecord): ClaimNoticeData {
  const { sent, settlement } = record
  const last = record.actions.at(-1)?.detail as ClaimDetail
  const problems = last.problems ?? []
  return {
    institution: sent.institution?.name ?? record.institution,
    kind: record.kind,
    totalFen: sent.totalFen ?? 0,
    ...(problems[0] === undefined ? {} : { first: problems[0].text, count: problems.length }),
    ...(last.reason === undefined ? {} : { reason: last.reason }),
    ...(settlement === undefined
      ? {}
      : { fundFen: settlement.fundFen, cashFen: settlement.cashFen, cuts: settlement.cuts }),
    ...(record.state === 'owing' ? { amountFen: -dueFen(record) } : {}),
    ...(record.state === 'paid' ? { amountFen: last.amountFen ?? 0 } : {}),
  }
}
