/** 去世: the end of a person's record. The enrolment ends and benefits stop from the day after; the account waits for the heirs. */
import { payoutStates, problem } from '@yidi/contracts'
import type { DeathForm, TakingBack } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import { nothingUndoes, runPersonCommand } from '../../person/commands/index.ts'
import { planEnd, refuseStopping } from '../../person/enrolment/index.ts'
import { heldEnrolments } from '../../person/file/index.ts'
import type { EnrolmentRows } from '../../person/file/index.ts'
import type { PersonChanges } from '../../platform/storage/index.ts'
import { withBenefits } from '../months/index.ts'
import type { PayoutCommand, PayoutContext } from './context.ts'
import { payoutsOf, stands } from './payout.ts'

const parts = ['identity', 'enrolmentHistory', 'contributions', 'death', 'recordSteps'] as const
/** Nobody who died before has an account here: what lies earlier is a slip of the hand. */
const earliestDay = '2000-01-01'

type Command = PayoutCommand & { pool: string }

/**
 * Enters a death. Throws `death-day-not-valid` for what is no day, lies ahead or before the birth, `death-document-missing`,
 * `death-known`, `visit-rests-on-it` where a visit began after the day.
 */
export async function enterDeath(
  context: PayoutContext,
  { personNo, pool, by, command }: Command,
  form: DeathForm,
): Promise<{ day: string }> {
  const { day } = form
  const document = form.document.trim()
  const { answer } = await runPersonCommand(context, personNo, command, parts, nothingUndoes, async (file) => {
    const today = context.clock.today()
    requireDay(day, file.identity.birthDay, today)
    if (document === '') throw problem('death-document-missing', { day })
    if (file.death.held !== undefined) throw problem('death-known', { day: file.death.held.day })
    await refuseStopping(context, personNo, day, form.confirmed)
    const row = { death_no: file.death.next, day, document, entered_by: by.id }
    const ended = endedBy(file.enrolmentHistory, day, today)
    const changes: PersonChanges = { ...ended, death: [row] }
    const followed = ended === undefined ? { changes } : await withBenefits(context, file, changes, today)
    const action = 'death.enter'
    return {
      subjectId: personNo,
      changes: followed.changes,
      audit: [{ actorKind: by.kind, actor: by.id, action, subjectId: personNo, detail: { day } }],
      outbox: [{ kind: 'person', subjectId: personNo, payload: { pool, action } }],
      answer: { day },
    }
  })
  return answer
}

function requireDay(day: string, birthDay: string | null, today: string): void {
  const earliest = birthDay !== null && birthDay > earliestDay ? birthDay : earliestDay
  if (parseDay(day) === NO_DAY || day < earliest || day > today)
    throw problem('death-day-not-valid', { day: day.slice(0, 20), earliest, today })
}

/** The end of the enrolment, where it reaches beyond the day; undefined where it ended before. */
function endedBy(rows: EnrolmentRows, day: string, today: string): PersonChanges | undefined {
  const last = heldEnrolments(rows.enrolments).at(-1)
  if (last === undefined || (last.to !== null && last.to <= day)) return undefined
  return planEnd(rows, { lastDay: day, reason: 'death' }, today)
}

/**
 * Takes a death back that was entered wrongly; the person is enrolled again at the counter. Throws `death-not-known`, and `death-in-use`
 * while a payout to heirs stands.
 */
export async function takeDeathBack(
  context: PayoutContext,
  { personNo, pool, by, command }: Command,
  { reason }: TakingBack,
): Promise<{ day: string }> {
  const { answer } = await runPersonCommand(context, personNo, command, parts, nothingUndoes, (file) => {
    const { held } = file.death
    if (held === undefined) throw problem('death-not-known')
    const standing = payoutsOf(file).find((one) => one.detail.sort === 'inheritance' && stands(one))
    if (standing !== undefined)
      throw problem('death-in-use', { payout: standing.recordId, state: payoutStates[standing.state].title })
    const action = 'death.take-back'
    return Promise.resolve({
      subjectId: personNo,
      changes: { death_end: [{ death_no: held.death_no }] },
      audit: [{ actorKind: by.kind, actor: by.id, action, subjectId: personNo, detail: { day: held.day, reason } }],
      outbox: [{ kind: 'person', subjectId: personNo, payload: { pool, action } }],
      answer: { day: held.day },
    })
  })
  return answer
}
