/** What people are told of their filings: the event says that something happened, the filing itself says what. */
import type { FilingState } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { foldFilings } from '../../person/file/index.ts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { closed, dayWords, noticeOf } from '../../platform/records/index.ts'
import type { NewNotice, NoticeKind, ToldEvent } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { filingsOf } from './read.ts'

interface FilingNoticeData {
  destination: string
  /** Left out by the first programs. */
  type?: FilingType
  from: string
  to: string | null
  visits: 'many' | 'one'
  /** What must be put right: the first point and how many there are. */
  first?: string
  count?: number
  /** Why, in the words of whoever decided. */
  reason?: string
  /** Days that are left. */
  days?: number
  day?: string
}

const filingText = (data: FilingNoticeData): string =>
  `去${placeName(data.destination)}的${data.type === undefined ? '' : `“${FILING_TYPES[data.type].title}”`}备案`

export const filingNotices = {
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
      text: `${filingText(data)}还不能办：${closed(data.first ?? data.reason ?? '')}${(data.count ?? 0) > 1 ? `一共有${String(data.count)}处。` : ''}`,
      todo: '请点开备案，照着改好，再交一次。',
    }),
  },
  'filing-approved': {
    tone: 'good',
    opens: 'filing',
    words: (data) => ({
      title: '备案办好了',
      text: `${filingText(data)}从${dayWords(data.from)}起有效${data.to ? `，到${dayWords(data.to)}为止` : data.visits === 'one' ? '' : '，长期有效'}。${data.visits === 'one' ? '这条备案只管一次就医。' : ''}`,
      todo: '就医时带上社保卡或医保电子凭证；去之前，先在“去看病”里看这家医院行不行。',
    }),
  },
  'filing-refused': {
    tone: 'refusal',
    opens: 'filing',
    words: (data) => ({
      title: '备案没有通过',
      text: `${filingText(data)}没有通过。${data.reason === undefined ? '' : closed(data.reason)}`,
      todo: '点开备案看理由和您的权利。',
    }),
  },
  'filing-proof-asked': {
    tone: 'waiting',
    opens: 'filing',
    words: (data) => ({
      title: '请补交备案的证明',
      text: `${filingText(data)}是凭承诺书办的，这次抽到核查。${data.reason === undefined ? '' : closed(data.reason)}`,
      todo: '请按说明补交证明。在有结论之前，备案仍然有效。',
    }),
  },
  'filing-cancelled': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '备案已取消',
      text: `${filingText(data)}已经取消。${data.reason === undefined ? '' : closed(data.reason)}`,
      todo: '要再去，请重新备案。',
    }),
  },
  'filing-ended': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '备案已提前结束',
      text: `${filingText(data)}到${dayWords(data.to)}为止。${data.reason === undefined ? '' : closed(data.reason)}`,
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
      text: `${filingText(data)}到${dayWords(data.to)}为止。`,
      todo: '到期后还要在那里就医，请在到期前重新备案；到期前住进医院的，出院时仍按备案结算。',
    }),
  },
  'filing-expired': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '备案到期了',
      text: `${filingText(data)}到${dayWords(data.to)}为止，已经到期。`,
      todo: '还要在那里就医，请重新备案。',
    }),
  },
  'filing-movable': {
    tone: 'plain',
    opens: 'filing',
    words: (data) => ({
      title: '现在可以变更备案地了',
      text: `${filingText(data)}承诺的不变更期限已经满了，从${dayWords(data.day)}起可以变更。`,
      todo: '没有换地方，就不用办。',
    }),
  },
} as const satisfies Record<string, NoticeKind<FilingNoticeData>>

type FilingNotice = keyof typeof filingNotices

const noticeOfState: Partial<Record<FilingState, FilingNotice>> = {
  applied: 'filing-applied',
  'corrections-asked': 'filing-corrections',
  delivered: 'filing-approved',
  'refusal-delivered': 'filing-refused',
  cancelled: 'filing-cancelled',
  ended: 'filing-ended',
  used: 'filing-used',
  expired: 'filing-expired',
}

/** What every notice about a filing says. */
export function filingData(record: FilingRecord): FilingNoticeData {
  const { destination, type, from, to, visits } = record
  return { destination, type, from, to, visits }
}

/** The notice of an event about a filing, and of the settlement that used one up. */
export function tellFiling(db: Database, event: ToldEvent): Promise<NewNotice[]> {
  return event.kind === 'filing' ? tellStep(db, event) : tellUsed(db, event)
}

/** A check is told where the person has something to bring; what else it found stands in the history. */
function kindOf({ state, actions }: FilingRecord): FilingNotice | undefined {
  const last = actions.at(-1)
  if (last?.action !== 'check') return noticeOfState[state]
  return (last.detail as FilingDetail).check?.consequence === 'ask-proof' ? 'filing-proof-asked' : undefined
}

/** The filing as it stood after the event, not as it may stand by now. */
async function tellStep(db: Database, event: ToldEvent): Promise<NewNotice[]> {
  const now = (await filingsOf(db, event.personNo)).find((filing) => filing.filingId === event.subjectId)
  const actionNo = Number(event.payload['actionNo'])
  const [record] = foldFilings(now?.actions.filter((row) => row.action_no <= actionNo) ?? [])
  const told = record && toldOf(record)
  return told === undefined ? [] : [noticeOf(event, told.kind, told.data)]
}

/** What is told of a filing's latest step; undefined where that step is not told. */
function toldOf(record: FilingRecord): { kind: FilingNotice; data: FilingNoticeData } | undefined {
  const kind = kindOf(record)
  if (kind === undefined) return undefined
  const told = record.actions.findLast((row) => (row.detail as FilingDetail).reason !== undefined)
  const reason = told && record.actions.indexOf(told) >= record.actions.length - 2 ? told.detail.reason : undefined
  const problems = (record.actions.at(-1)?.detail as FilingDetail | undefined)?.problems ?? []
  const data = {
    ...filingData(record),
    ...(typeof reason === 'string' && reason !== '' ? { reason } : {}),
    ...(kind === 'filing-corrections' && problems[0] !== undefined
      ? { first: problems[0].text, count: problems.length }
      : {}),
  }
  return { kind, data }
}

/** The words in which the person is told of a filing's latest step. */
export function wordsToldOf(record: FilingRecord): { title: string; text: string; todo?: string } | undefined {
  const told = toldOf(record)
  return told && (filingNotices[told.kind] as NoticeKind<FilingNoticeData>).words(told.data)
}

/** The filing for one visit that a settlement used up. */
async function tellUsed(db: Database, event: ToldEvent): Promise<NewNotice[]> {
  const { rows } = await db.pool.query<{ visit: string }>({
    name: 'visit-of-settlement',
    text: `select visit_id as visit from settlement where person_no = $1 and settlement_id = $2 and kind = 'settlement'`,
    values: [event.personNo, event.subjectId],
  })
  const visit = rows[0]?.visit
  const used = visit && (await filingsOf(db, event.personNo)).find((filing) => filing.usedBy === visit)
  if (!used) return []
  const told = noticeOf(event, 'filing-used', filingData(used), used.filingId)
  return [{ ...told, noticeId: `${event.eventId}:used` }]
}
