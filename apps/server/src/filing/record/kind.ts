/** Filings as a kind of record: what the desk's queue, the inbox and every command about one need to know. */
import { commitmentCheckStates } from '@yidi/contracts'
import type { CommitmentCheckState, FilingAction, FilingState } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import { foldFilings } from '../../person/file/index.ts'
import type { FilingActionRow, FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { LivingKind, RecordLine } from '../../platform/records/index.ts'
import { filingSteps } from './actions.ts'
import { checkStateOf } from './check-state.ts'
import type { FilingsContext } from './context.ts'
import { deadlineOf } from './deadline.ts'
import { checkIdOf, checkedStates } from './drawn-checks.ts'
import { filingNotices, tellFiling } from './notices.ts'
import { findFiling } from './read.ts'
import { remindOfFilings } from './reminders.ts'

/** What the event of a filing says beside what every record says. */
interface FilingLine extends RecordLine {
  /** Approved on a commitment in place of proof. */
  committed: boolean
  /** Where the later check of that commitment stands, once an outcome was recorded. */
  check?: CommitmentCheckState
}

const filing: LivingKind<FilingState, FilingAction, FilingActionRow, FilingRecord, FilingsContext> = {
  name: 'filing',
  title: '备案',
  ...filingSteps,
  waits: {
    applied: 'open',
    accepted: 'open',
    reviewed: 'open',
    'corrections-asked': 'paused',
    cancelled: 'withdrawn',
  },
  steps: 'filing_action',
  idOf: (row) => row.filing_id,
  recordsOf: ({ filings }) => filings,
  rowsOf: ({ actions }) => actions,
  fold: (rows) => foldFilings(rows)[0]!,
  find: findFiling,
  line: ({ release }, record, { institution }): FilingLine => {
    const { dueDay } = deadlineOf(release, record)
    const check = checkStateOf(record)
    const approved = record.actions.some((row) => row.action === 'approve')
    return {
      pool: record.pool,
      state: record.state,
      actionNo: record.actions.length,
      title: `${FILING_TYPES[record.type].title} · ${placeName(record.destination)}`,
      type: record.type,
      channel: record.application.channel,
      ...(check === undefined ? {} : { check }),
      committed: approved && (record.application.detail as FilingDetail).commitmentInPlace === true,
      ...(dueDay === undefined ? {} : { dueDay }),
      ...(institution === undefined ? {} : { institution, from: record.from, to: record.to }),
    }
  },
  further: {
    /** The later check of a commitment, where the filing was drawn; whatever no longer holds needs none. */
    check: {
      title: '承诺核查',
      by: ['reviewing'],
      states: commitmentCheckStates,
      waits: { drawn: 'open', 'not-reached': 'open', 'proof-asked': 'paused', lapsed: 'withdrawn' },
    },
  },
  furtherTasks: (filingId, line) => {
    const { state, committed, check } = line as FilingLine
    if (!committed) return []
    const concluded = check !== undefined && commitmentCheckStates[check].concluded
    const now = !concluded && !checkedStates.includes(state) ? 'lapsed' : check
    return now === undefined ? [] : [{ taskId: checkIdOf(filingId), kind: 'check', state: now }]
  },
  notices: filingNotices,
  hears: ['filing', 'settlement-posted'],
  tell: tellFiling,
  remind: remindOfFilings,
}

export default filing
