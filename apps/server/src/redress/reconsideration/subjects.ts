/** What can be looked at again: a filing, a claim, a register that was refused, a claim of which something was cut, a measure that stands. */
import {
  claimActions,
  claimStates,
  filingActions,
  filingStates,
  measureActions,
  measureStates,
  problem,
  reconsideredKinds,
  registerKinds,
  registerStates,
} from '@yidi/contracts'
import type { ClaimAction, MeasureAction, ReconsideredKind } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import { resultOf } from '../../claims/appeals/index.ts'
import { kindTitles } from '../../claims/record/index.ts'
import type { ClaimRecord, FilingRecord, MeasureRecord, RecordsFile, WholeRegister } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'

/** A decision that stands against somebody. */
export interface Decision {
  /** Number of the step that brought it. */
  stepNo: number
  /** In words: 不予备案. */
  result: string
  /** `YYYY-MM-DD`. */
  day: string
  /** Log-in name of whoever took it. */
  by: string
}

/** A record that was asked about. */
export interface Subject {
  kind: ReconsideredKind
  id: string
  pool: string
  title: string
  /** Its state in words. */
  state: string
  /** Undefined: nothing was refused, or it is decided anew. */
  decision?: Decision
}

interface StepOfRecord {
  action_no: number
  action: string
  effective_day: string
  actor: string
}

const decisionOf = (step: StepOfRecord, result: string): Decision => ({
  ...{ stepNo: step.action_no, result, day: step.effective_day, by: step.actor },
})

function ofFiling(filing: FilingRecord): Subject {
  const { filingId: id, pool, type, destination, state, actions } = filing
  const step = state === 'refusal-delivered' ? actions.findLast(({ action }) => action === 'refuse') : undefined
  return {
    ...{ kind: 'filing', id, pool, state: filingStates[state].title },
    title: `${FILING_TYPES[type].title} · ${placeName(destination)}`,
    ...(step === undefined ? {} : { decision: decisionOf(step, filingActions.refuse) }),
  }
}

function ofClaim(claim: ClaimRecord): Subject {
  const { claimId: id, pool, kind, state, sent, institution, settlement } = claim
  const step = resultOf(claim)
  const cuts = settlement?.cuts ?? 0
  const result =
    step?.action === 'refuse' ? claimActions.refuse : `${claimActions.approve}，扣减了${String(cuts)}项费用`
  const against = step !== undefined && ((step.action as ClaimAction) === 'refuse' || cuts > 0)
  return {
    ...{ kind: 'claim', id, pool, state: claimStates[state].title },
    title: `${kindTitles[kind]}报销 · ${sent.institution?.name ?? institution}`,
    ...(against ? { decision: decisionOf(step, result) } : {}),
  }
}

function ofRegister(register: WholeRegister): Subject {
  const { recordId: id, pool, kind, state, actions } = register
  const step = state === 'refused' ? actions.findLast(({ action }) => action === 'refuse') : undefined
  return {
    ...{ kind: 'register', id, pool, title: registerKinds[kind], state: registerStates[state].title },
    ...(step === undefined ? {} : { decision: decisionOf(step, registerStates.refused.title) }),
  }
}

/** A measure is decided by its first step, and nothing stands against one when it is lifted. */
function ofMeasure({ recordId: id, pool, state, actions }: MeasureRecord): Subject {
  const step = actions[0]!
  const result = measureActions[step.action as MeasureAction]
  return {
    ...{ kind: 'measure', id, pool, title: '处理措施', state: measureStates[state].title },
    ...(state === 'lifted' ? {} : { decision: decisionOf(step, result) }),
  }
}

/** The record of a person's own file. Throws `reconsideration-subject-not-found`. */
export function subjectOf(file: RecordsFile | undefined, kind: ReconsideredKind, id: string): Subject {
  const found = file && find(file, kind, id)
  if (found === undefined)
    throw problem('reconsideration-subject-not-found', { record: id.slice(0, 60), kind: reconsideredKinds[kind] })
  return found
}

function find(file: RecordsFile, kind: ReconsideredKind, id: string): Subject | undefined {
  switch (kind) {
    case 'filing': {
      const filing = file.filings.find(({ filingId }) => filingId === id)
      return filing && ofFiling(filing)
    }
    case 'claim': {
      const claim = file.claims.find(({ claimId }) => claimId === id)
      return claim && ofClaim(claim)
    }
    case 'register': {
      const register = file.registers.find(({ recordId }) => recordId === id)
      return register && ofRegister(register)
    }
    case 'measure': {
      const measure = file.measures.find(({ recordId }) => recordId === id)
      return measure && ofMeasure(measure)
    }
  }
}
