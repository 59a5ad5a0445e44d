/** Filings as the pages get them. */
import { allowedActions, filingActions, filingMachine, filingStates } from '@yidi/contracts'
import type { Actor, FilingAction, FilingMessage, FilingState } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import { placeName } from '../../platform/places/index.ts'
import { actorTitles } from '../../platform/records/index.ts'
import { filingHoldsOn, stateOn } from '../../person/file/index.ts'
import type { FilingActionRow, FilingDetail, FilingRecord } from '../../person/file/index.ts'

const tones: Record<FilingState, FilingMessage['tone']> = {
  applied: 'waiting',
  'corrections-asked': 'waiting',
  accepted: 'waiting',
  reviewed: 'waiting',
  approved: 'good',
  delivered: 'good',
  refused: 'refusal',
  'refusal-delivered': 'refusal',
  cancelled: 'plain',
  ended: 'plain',
  used: 'plain',
  expired: 'plain',
}

const channels: Readonly<Record<string, string>> = {
  web: '网上',
  counter: '窗口',
  hospital: '医院',
  community: '社区',
}

/** A filing for a reader with a role, on a day. */
export function messageOf(record: FilingRecord, reader: Actor, today: string): FilingMessage {
  const state = stateOn(record, today)
  return {
    id: record.filingId,
    type: record.type,
    typeTitle: FILING_TYPES[record.type].title,
    pool: record.pool,
    destination: record.destination,
    destinationName: placeName(record.destination),
    from: record.from,
    to: record.to,
    state,
    stateTitle: titleOf(state, record, today),
    tone: tones[state],
    inForce: filingHoldsOn(record, today),
    visits: record.visits,
    filedOn: record.filedOn,
    channelTitle: channels[record.application.channel] ?? record.application.channel,
    applicant: (record.application.detail as FilingDetail).applicant ?? 'self',
    ...signedOf(record),
    actions: record.actions.map(stepOf),
    corrections: state === 'corrections-asked' ? problemsOf(record) : [],
    allowed: state === 'expired' ? [] : allowedActions(filingMachine, state, reader),
  }
}

function titleOf(state: FilingState, record: FilingRecord, today: string): string {
  return state === 'delivered' && record.from > today ? '已备案，还没开始' : filingStates[state].title
}

function problemsOf(record: FilingRecord): FilingMessage['corrections'] {
  const asked = record.actions.findLast((row) => row.action === 'ask-corrections')
  return (asked?.detail as FilingDetail | undefined)?.problems ?? []
}

/** When the letter was signed with the application or the correction that stands, and by whom. */
function signedOf({ application }: FilingRecord): Pick<FilingMessage, 'signed'> {
  const { commitment } = application.detail as FilingDetail
  if (commitment === undefined) return {}
  const { by, drawn = false } = commitment
  return { signed: { at: new Date(application.recorded_at).toISOString(), by, drawn } }
}

/** What was said with a step, for everybody who reads it; a further notice of corrections also says why it came. */
export function noteOf({ reason, again }: FilingDetail): string | undefined {
  return again === undefined ? reason : `${reason === undefined ? '' : `${reason}。`}为什么再次告知：${again}`
}

function stepOf(row: FilingActionRow): FilingMessage['actions'][number] {
  const note = noteOf(row.detail as FilingDetail)
  return {
    action: row.action as FilingAction,
    title: filingActions[row.action as FilingAction],
    at: new Date(row.recorded_at).toISOString(),
    day: row.effective_day,
    by: actorTitles[row.actor_kind],
    ...(note === undefined ? {} : { note }),
  }
}
