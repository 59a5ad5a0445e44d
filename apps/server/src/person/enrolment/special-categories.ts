/** Special categories (浙人社发〔2016〕113号 article 45): entered and ended by the counter, in force without a decision. */
import { problem } from '@yidi/contracts'
import { runRecordCommand, recordContentOf } from '../../platform/records/index.ts'
import type { SpecialCategoryEnd, SpecialCategoryForm } from '@yidi/contracts'
import { EARLIEST_BIRTH_DAY } from '@yidi/rules'
import { findPerson } from '../people/index.ts'
import { newRegisterId, registerRows, registerKind, specialCategoryTitle } from '../registers/index.ts'
import { registerHoldsOn } from '../file/index.ts'
import type { SpecialCategoryDetail } from '../registers/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import type { EnrolmentContext } from './commands.ts'
import { dayAfter, latestDay } from './plan.ts'
import { refuseSpecialCategory } from './resting.ts'

interface SpecialCategoryCommand {
  context: EnrolmentContext
  personNo: string
  pool: string
  staffName: string
  command: CommandKey
}

const system = { role: 'system', kind: 'system', id: 'registers' } as const

/**
 * Enters a special category. Throws `special-category-held`, `special-category-grade-missing`, `enrolment-day-not-valid`, and
 * `visit-rests-on-it` where a visit is not settled and the clerk has not confirmed.
 */
export async function enterSpecialCategory(
  { context, personNo, pool, staffName, command }: SpecialCategoryCommand,
  form: SpecialCategoryForm,
): Promise<void> {
  const today = context.clock.today()
  if ((form.category === 'disabled-serviceman') !== (form.grade !== undefined)) {
    throw problem('special-category-grade-missing')
  }
  const earliest = (await findPerson(context.database, personNo))?.birthDay ?? EARLIEST_BIRTH_DAY
  if (form.from < earliest || form.from > latestDay(today)) {
    throw problem('enrolment-day-not-valid', { day: form.from, earliest, latest: latestDay(today) })
  }
  await runRecordCommand(registerKind, {
    context,
    personNo,
    command,
    decide: async ({ registers: records }) => {
      const held = records.find(
        (one) =>
          one.kind === 'special-category' &&
          one.state !== 'refused' &&
          one.state !== 'withdrawn' &&
          (one.to === null || one.to >= form.from),
      )
      if (held !== undefined) {
        throw problem('special-category-held', { from: held.from, title: specialCategoryTitle(held) })
      }
      await refuseSpecialCategory(context, personNo, dayAfter(form.from, -1), form.confirmed)
      const recordId = newRegisterId('special-category', pool, today)
      const content = { recordId, kind: 'special-category' as const, pool, from: form.from, to: null }
      const detail: SpecialCategoryDetail = {
        category: form.category,
        ...(form.grade === undefined ? {} : { grade: form.grade }),
        reason: form.reason,
      }
      const by = { role: 'accepting', kind: 'staff', id: staffName } as const
      const title = `特殊人员登记 · ${specialCategoryTitle({ detail })}`
      const moves = [
        { action: 'apply', by, detail },
        { action: 'approve', by: system },
      ] as const
      return {
        recordId,
        rows: registerRows(content, 'none', 0, moves, today, 'counter'),
        audit: [
          {
            actorKind: 'staff',
            actor: staffName,
            action: 'special-category.enter',
            subjectId: recordId,
            detail: { category: form.category, from: form.from },
          },
        ],
        title,
      }
    },
    answer: () => null,
  })
}

/** Ends a special category after its last day. Throws `register-not-found`, `enrolment-day-not-valid`. */
export async function endSpecialCategory(
  { context, personNo, staffName, command }: SpecialCategoryCommand,
  recordId: string,
  end: SpecialCategoryEnd,
): Promise<void> {
  const today = context.clock.today()
  await runRecordCommand(registerKind, {
    context,
    personNo,
    command,
    decide: ({ registers: records }) => {
      const record = records.find((one) => one.recordId === recordId && one.kind === 'special-category')
      if (record === undefined) throw problem('register-not-found', { recordId: recordId.slice(0, 60) })
      if (end.lastDay < record.from || end.lastDay > latestDay(today)) {
        throw problem('enrolment-day-not-valid', {
          day: end.lastDay,
          earliest: record.from,
          latest: latestDay(today),
        })
      }
      const by = { role: 'accepting', kind: 'staff', id: staffName } as const
      return {
        recordId,
        rows: registerRows(
          recordContentOf(record, { to: end.lastDay }),
          record.state,
          record.actions.length,
          [{ action: 'end', by, detail: { endReason: end.reason } }],
          today,
          'counter',
        ),
        audit: [
          {
            actorKind: 'staff',
            actor: staffName,
            action: 'special-category.end',
            subjectId: recordId,
            detail: { lastDay: end.lastDay },
          },
        ],
        title: `特殊人员登记 · ${specialCategoryTitle(record)}`,
      }
    },
    answer: (record) => registerHoldsOn(record, today),
  })
}
