/** Claims as the pages get them. */
import { allowedActions, channelTitles, claimActions, claimMachine, claimStates } from '@yidi/contracts'
import type { Actor, ClaimAction, ClaimMessage, ClaimState } from '@yidi/contracts'
import { CLAIM_SITUATIONS, formatYuan } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { placeName } from '../../platform/places/index.ts'
import { actorTitles } from '../../platform/records/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import type { ClaimActionRow, ClaimDetail, ClaimRecord } from '../../person/file/index.ts'
import { claimDeadline } from './deadline.ts'
import { dueFen } from './due.ts'
import { accountOf } from './private.ts'
import { recoveryStateOf, recoveryStates } from './words.ts'

const tones: Record<ClaimState, ClaimMessage['tone']> = {
  sent: 'waiting',
  'corrections-asked': 'waiting',
  accepted: 'waiting',
  reviewed: 'waiting',
  approved: 'good',
  paying: 'good',
  'payment-returned': 'waiting',
  paid: 'good',
  owing: 'waiting',
  closed: 'plain',
  refused: 'refusal',
  withdrawn: 'plain',
}

/** What the staff of one reader's role may know beside the claim itself. */
interface Around {
  ciphers: Ciphers
  /** Name of the person, for the holder of the account. */
  personName: string
  /** Working days, by which limits are counted. */
  calendar: Release['calendar']
}

/** A claim for a reader with some roles. */
export function messageOf(record: ClaimRecord, readers: readonly Actor[], around: Around): ClaimMessage {
  const { sent, state } = record
  const { dueDay } = claimDeadline(around.calendar, record)
  return {
    id: record.claimId,
    situation: record.situation,
    situationTitle: CLAIM_SITUATIONS[record.situation].title,
    pool: record.pool,
    kind: record.kind,
    institution: {
      code: sent.institution?.inDirectory === true ? record.institution : null,
      name: sent.institution?.name ?? record.institution,
      level: sent.institution?.level ?? 'other',
    },
    place: record.place,
    placeName: placeName(record.place),
    from: record.from,
    to: record.to,
    invoices: (sent.invoices ?? []).map(({ totalFen, ...invoice }) => ({ ...invoice, total: formatYuan(totalFen) })),
    total: formatYuan(sent.totalFen ?? 0),
    state,
    stateTitle: claimStates[state].title,
    tone: tones[state],
    sentOn: record.sentOn,
    ...(dueDay === undefined ? {} : { decideBy: dueDay }),
    channelTitle: channelTitles[record.application.channel as keyof typeof channelTitles] ?? record.application.channel,
    actions: record.actions.map(stepOf),
    corrections: state === 'corrections-asked' ? problemsAsked(record) : [],
    ...accountShown(record, around),
    ...(sent.estimate === undefined
      ? {}
      : { estimate: { fund: formatYuan(sent.estimate.fundFen), cash: formatYuan(sent.estimate.cashFen) } }),
    ...resultOf(record),
    ...paymentOf(record),
    ...recoveryOf(record),
    allowed: allowedActions(claimMachine, state, ...readers).filter(
      (action) => action !== 'withdraw' || record.paidFen === 0,
    ),
  }
}

function problemsAsked(record: ClaimRecord): ClaimMessage['corrections'] {
  const asked = record.actions.findLast((row) => row.action === 'ask-corrections')
  return (asked?.detail as ClaimDetail | undefined)?.problems ?? []
}

function stepOf(row: ClaimActionRow): ClaimMessage['actions'][number] {
  const note = claimNoteOf(row.detail as ClaimDetail)
  return {
    action: row.action as ClaimAction,
    title: claimActions[row.action as ClaimAction],
    at: new Date(row.recorded_at).toISOString(),
    day: row.effective_day,
    by: actorTitles[row.actor_kind],
    ...(note === undefined ? {} : { note }),
  }
}

/** What was said with a step, for everybody who reads it. */
export function claimNoteOf({ reason, again }: ClaimDetail): string | undefined {
  return again === undefined ? reason : `${reason === undefined ? '' : `${reason}。`}为什么再次告知：${again}`
}

/** The account as anybody may see it: its last four digits. */
function accountShown(record: ClaimRecord, { ciphers, personName }: Around): Pick<ClaimMessage, 'account'> {
  const account = accountOf(ciphers, record)
  if (account === undefined) return {}
  const { holder, bank, number } = account
  return {
    account: {
      holder: holder === 'self' ? personName : '代办人',
      bank,
      number: `尾号 ${number.slice(-4)}`,
    },
  }
}

function resultOf({ settlement, actions }: ClaimRecord): Pick<ClaimMessage, 'result'> {
  const decided = actions.findLast((row) => row.action === 'approve')
  if (settlement === undefined || decided === undefined) return {}
  return {
    result: {
      settlement: settlement.id,
      fund: formatYuan(settlement.fundFen),
      account: formatYuan(settlement.accountFen),
      cash: formatYuan(settlement.cashFen),
      cuts: settlement.cuts,
      decidedOn: decided.effective_day,
    },
  }
}

function paymentOf(record: ClaimRecord): Pick<ClaimMessage, 'payment'> {
  const { settlement, paidFen, actions, state } = record
  if (settlement === undefined && paidFen === 0) return {}
  const last = (action: ClaimAction) =>
    actions.findLast((row) => row.action === action)?.detail as ClaimDetail | undefined
  const paid = state === 'paid' ? last('pay') : undefined
  const returned = state === 'payment-returned' ? last('bounce')?.reason : undefined
  const due = dueFen(record)
  return {
    payment: {
      amount: formatYuan(paid?.amountFen ?? Math.max(0, due)),
      ...(paid?.day === undefined ? {} : { paidOn: paid.day }),
      ...(returned === undefined ? {} : { returned }),
      ...(state === 'owing' ? { owed: formatYuan(-due) } : {}),
    },
  }
}

function recoveryOf(record: ClaimRecord): Pick<ClaimMessage, 'recovery'> {
  const state = recoveryStateOf(record)
  if (state === undefined) return {}
  const { owedFen, receivedFen } = record.recovery
  return {
    recovery: { owed: formatYuan(owedFen), received: formatYuan(receivedFen), title: recoveryStates[state].title },
  }
}
