/** Claims as a kind of record: what the desk's queue, the inbox and every command about one need to know. */
import type { ClaimAction, ClaimState } from '@yidi/contracts'
import { formatYuanGrouped } from '@yidi/rules'
import { foldClaims } from '../../person/file/index.ts'
import type { ClaimActionRow, ClaimRecord } from '../../person/file/index.ts'
import type { LivingKind, PayableContext, RecordLine } from '../../platform/records/index.ts'
import { claimDeadline } from './deadline.ts'
import { setClaimLimits } from './limit.ts'
import { claimNotices, tellClaim } from './notices.ts'
import { claimPayments } from './pays.ts'
import { findClaim } from './read.ts'
import { claimSteps } from './steps.ts'
import { kindTitles, recoveryIdOf, recoveryStateOf, recoveryStates } from './words.ts'

/** What the event of a claim says beside what every record says. */
interface ClaimLine extends RecordLine {
  /** Where the recovery from a third party stands; left out where there is none. */
  recovery?: string
}

const claim: LivingKind<ClaimState, ClaimAction, ClaimActionRow, ClaimRecord, PayableContext> = {
  name: 'claim',
  title: '零星报销',
  ...claimSteps,
  waits: {
    sent: 'open',
    accepted: 'open',
    reviewed: 'open',
    approved: 'open',
    paying: 'open',
    'corrections-asked': 'paused',
    'payment-returned': 'paused',
    owing: 'paused',
    withdrawn: 'withdrawn',
  },
  steps: 'claim_action',
  idOf: (row) => row.claim_id,
  recordsOf: ({ claims }) => claims,
  rowsOf: ({ actions }) => actions,
  fold: (rows) => foldClaims(rows)[0]!,
  find: findClaim,
  line: ({ release }, record): ClaimLine => {
    const { dueDay } = claimDeadline(release.calendar, record)
    const recovery = recoveryStateOf(record)
    return {
      pool: record.pool,
      state: record.state,
      actionNo: record.actions.length,
      title: `${kindTitles[record.kind]}报销 · ${record.sent.institution?.name ?? ''} · ${formatYuanGrouped(record.sent.totalFen ?? 0)} 元`,
      type: record.situation,
      channel: record.application.channel,
      ...(dueDay === undefined ? {} : { dueDay }),
      ...(recovery === undefined ? {} : { recovery }),
    }
  },
  further: {
    /** What a third party owes for what the funds have advanced. */
    recovery: {
      title: '向第三人追偿',
      by: ['finance'],
      states: recoveryStates,
      waits: { open: 'open', dropped: 'withdrawn' },
    },
  },
  furtherTasks: (claimId, line) => {
    const { recovery, title } = line as ClaimLine
    return recovery === undefined ? [] : [{ taskId: recoveryIdOf(claimId), kind: 'recovery', state: recovery, title }]
  },
  notices: claimNotices,
  tell: tellClaim,
}

export default {
  ...claim,
  pays: claimPayments(claim),
  setLimits: (context: PayableContext) => setClaimLimits(claim, context),
}
